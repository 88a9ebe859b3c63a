//! Other languages: what they call a password, and what they say of one that is none.

use crate::request::lint::password::words::Words;

/// Words of languages that put spaces between words; they stand before those that begin them.
pub(super) const SPACED: &[&str] = &[
    // Spanish, Portuguese, French, Italian, Romanian, Turkish.
    "contraseña",
    "contraseñas",
    "senha",
    "senhas",
    "palavra-passe",
    "mot de passe",
    "mots de passe",
    "parola d'ordine",
    "parola",
    "parolă",
    "parolam",
    "şifre",
    "şifrem",
    "şifresi",
    // German, Dutch, Swedish, Danish, Norwegian, Finnish.
    "passwort",
    "passwörter",
    "kennwort",
    "kennwörter",
    "wachtwoord",
    "wachtwoorden",
    "lösenord",
    "adgangskode",
    "kodeord",
    "passord",
    "salasana",
    // Polish, Czech and Slovak, Hungarian, Croatian and Serbian.
    "hasło",
    "hasła",
    "heslo",
    "hesla",
    "jelszó",
    "jelszavam",
    "lozinka",
    "лозинка",
    // Russian, Ukrainian, Bulgarian, Greek.
    "пароль",
    "пароля",
    "паролем",
    "пароли",
    "парола",
    "συνθηματικό",
    "κωδικός",
    "κωδικός πρόσβασης",
    // Vietnamese, Indonesian.
    "mật khẩu",
    "kata sandi",
    // Arabic, Persian, Hebrew.
    "كلمة المرور",
    "كلمة السر",
    "رمز عبور",
    "گذرواژه",
    "סיסמה",
    "סיסמא",
    "הסיסמה",
    // Hindi, Bengali.
    "पासवर्ड",
    "পাসওয়ার্ড",
];

/// Words of languages that put no space behind a word, or a particle.
pub(super) const JOINED: &[&str] = &[
    "密码",
    "密碼",
    "口令",
    "パスワード",
    "暗証番号",
    "비밀번호",
    "패스워드",
    "암호",
    "รหัสผ่าน",
];

/// The last letter of what may stand between such a word and what it hands over: `是`, `は`.
pub(super) const PARTICLES: [char; 14] = [
    '是', '为', '為', '叫', '用', 'は', 'が', 'も', '는', '은', '가', '이', 'ร', 'อ',
];

/// Names of other things that have digits in them, small and without accents: what follows is one of those.
pub(super) const NAMES: &[&str] = &[
    "usuario",
    "utilizador",
    "correo",
    "cuenta",
    "conta",
    "utilisateur",
    "identifiant",
    "compte",
    "benutzer",
    "benutzername",
    "konto",
    "kennung",
    "utente",
    "gebruiker",
    "gebruikersnaam",
    "uzytkownik",
    "uzytkownika",
    "uzivatel",
    "anvandare",
    "kayttaja",
    "felhasznalo",
    "kullanici",
    "логин",
    "пользователь",
    "имя",
    "аккаунт",
    "проект",
    "почта",
    "логін",
    "pengguna",
    "akun",
    "tai",
    "ten",
    "المستخدم",
    "proyecto",
    "projeto",
    "projet",
    "projekt",
    "progetto",
    "telefono",
    "telefon",
    "y",
    "e",
    "et",
    "und",
    "en",
    "i",
    "a",
    "и",
    "pero",
    "mais",
    "aber",
    "maar",
    "ale",
    "но",
    "depuis",
    "desde",
    "seit",
    "dal",
    "sinds",
];

/// What stands before whose it is, small and without accents: `contraseña de ada99`.
pub(super) const OWNERS: &[&str] = &[
    "de",
    "del",
    "du",
    "di",
    "da",
    "do",
    "von",
    "fur",
    "van",
    "for",
    "od",
    "dla",
    "pro",
    "от",
    "для",
    "від",
    "пользователя",
    "of",
    "para",
    "pour",
    "per",
    "voor",
    "untuk",
];

/// What is said of a password that is none: lost, forgotten, known, right, none.
pub(super) static STATES: Words = Words::of(
    "funciona ninguna nenhuma correcta incorrecta correta misma mesma olvide perdi esqueci si sim secreta perdu
    oublie connu inconnu fonctionne aucun correct incorrect oui non meme valide vergessen verloren bekannt
    unbekannt funktioniert richtig falsch keins keines kein ja nein gestohlen weg geht vorhanden vergeten
    kwijt bekend onbekend werkt geen nee dimenticata persa corretta sconosciuta nessuna uitata pierduta
    unuttum kayip yok dogru zapomniane zgubione znane nieznane dziala tak nie brak zapomenute ztracene zname
    ano neznam nevim glomt bortglomt okant glemt mistet unohtunut elfelejtettem lupa hilang quen mat",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::lint::view::unaccented;

    #[test]
    fn what_is_compared_with_letters_as_a_text_has_them_is_spelled_like_them() {
        for word in NAMES.iter().chain(OWNERS) {
            assert!(word.chars().all(|char| unaccented(char) == char), "{word}");
        }
    }
}
