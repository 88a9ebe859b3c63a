//! Folders that are called as the trash is in some language. Rows do not say which folder that is.

/// The folder that is called so, if an entry lies in one: the outermost, or the next, where the database has a name.
pub(super) fn like(path: &str) -> Option<&str> {
    let mut folders = path.split('/').take(2).map(str::trim);
    folders.find(|folder| {
        let folder = folder.to_lowercase();
        NAMES.contains(&folder.as_str())
    })
}

/// As `KeePassXC` calls it in its translations, and others.
const NAMES: [&str; 31] = [
    "cestino",
    "coș de reciclare",
    "corbeille",
    "deleted items",
    "geri dönüşüm kutusu",
    "koš",
    "kosz",
    "kuka",
    "kôš",
    "lixeira",
    "lomtár",
    "papelera",
    "papelera de reciclaje",
    "paperera",
    "papierkorb",
    "papirkurv",
    "papperskorg",
    "papperskorgen",
    "prullenbak",
    "prullenmand",
    "reciclagem",
    "recycle bin",
    "roskakori",
    "trash",
    "кошик",
    "корзина",
    "смітник",
    "κάδος ανακύκλωσης",
    "ゴミ箱",
    "回收站",
    "휴지통",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trash_is_known_in_many_languages_and_only_near_the_root() {
        for path in [
            "Papierkorb",
            "Root/Papierkorb",
            "Root/ゴミ箱/Old",
            "Passwörter/КОРЗИНА",
            "Trash",
        ] {
            assert!(like(path).is_some(), "{path}");
        }
        for path in ["", "Root", "Papierkorb alt", "Root/Work/Trash"] {
            assert_eq!(like(path), None, "{path}");
        }
    }
}
