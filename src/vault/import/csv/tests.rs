#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]

use super::*;
use crate::vault::import::detect;

mod hostile;
mod layouts;

/// The layout of every kind of file, its text, and its entries as [`told`] tells them.
const FIXTURES: &[(&str, &str, &str)] = &[
    (
        "Bitwarden (CSV)",
        "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp\n\
         Work/Git,1,login,Forge,,,0,\"https://forge.example/a,b,https://b.example\",you,s3cret,otpauth://totp/x\n\
         ,,note,Door,the code is 4711,,0,,,,\n",
        "line 2 Login Forge [Work/Git] <https://forge.example/a,b https://b.example> you s3cret totp\n\
         line 3 Note Door [] <>  -",
    ),
    (
        "Bitwarden (CSV)",
        "collections,type,name,notes,fields,login_uri,login_username,login_password,login_totp\n\
         \"Team,Ops\",login,Forge,,,,you,,\n",
        "line 2 Login Forge [Team,Ops] <> you ()",
    ),
    (
        "1Password (CSV)",
        "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\n\
         Mail,https://mail.example,you,s3cret,otpauth://x,true,false,a;b,text\n\
         Old,https://old.example,you,s3cret,,false,true,,\n\
         Safe,,,4711,,false,false,,\n",
        "line 2 Login Mail [] <https://mail.example> you s3cret totp\n\
         line 4 Login Safe [] <>  4711\n\
         put away 1",
    ),
    (
        "1Password (CSV, version 6 or 7)",
        "ainfo,autosubmit,notesPlain,password,scope,tags,title,type,url,username,uuid\n\
         ,Default,,s3cret,Default,,Mail,webforms.WebForm,https://mail.example,you,A1\n\
         ,,text,,,,Door,securenotes.SecureNote,,,A2\n",
        "line 2 Login Mail [] <https://mail.example> you s3cret\n\
         line 3 Note Door [] <>  -",
    ),
    (
        "1Password (CSV, version 6 or 7)",
        "\"UUID\",\"TITLE\",\"SCOPE\",\"AUTOSUBMIT\",\"TYPE\",\"1: PASSWORD\",\"2: USERNAME\",\"3: URL\"\n\
         \"A1\",\"Mail\",\"\",\"\",\"Login\",\"s3cret\",\"you\",\"https://mail.example\"\n",
        "line 2 Login Mail [] <https://mail.example> you s3cret",
    ),
    (
        "1Password (CSV, version 4 or later)",
        "title,notes,username,password,url\nMail,,you,s3cret,mail.example\n",
        "line 2 Login Mail [] <mail.example> you s3cret",
    ),
    (
        "KeePassXC (CSV)",
        "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\",\"Icon\",\"Last Modified\",\"Created\"\n\
         \"Root/Web\",\"Mail\",\"you\",\"s3c\"\"ret\",\"https://mail.example\",\"two\nlines\",\"otpauth://totp/x\",\"0\",\"2024-03-01T00:00:00Z\",\"2024-02-29T00:00:00Z\"\n\
         \"Root/Recycle Bin\",\"Gone\",\"you\",\"old\",\"\",\"\",\"\",\"0\",\"\",\"\"\n\
         \"Root\",\"Twin\",\"you\",\"{REF:P@I:0123}\",\"\",\"\",\"\",\"0\",\"\",\"\"\n",
        "line 2 Login Mail [Root/Web] <https://mail.example> you s3c\"ret totp created 1709164800 changed 1709251200\n\
         line 5 Login Twin [Root] <> you -\n\
         put away 1\n\
         note 1 of its entries have no password of their own but point to another entry's",
    ),
    (
        "KeePassXC (CSV)",
        "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\"\n\"Root\",\"Mail\",\"you\",\"s3cret\",\"\",\"\"\n",
        "line 2 Login Mail [Root] <> you s3cret",
    ),
    (
        "KeePass 1 (CSV)",
        "\"Account\",\"Login Name\",\"Password\",\"Web Site\",\"Comments\"\r\n\
         \"Mail\",\"you\",\"s\\\\3\\\"c\",\"https://mail.example\",\"a \\\"b\\\"\"\r\n",
        "line 2 Login Mail [] <https://mail.example> you s\\3\"c",
    ),
    (
        "LastPass (CSV)",
        "url,username,password,totp,extra,name,grouping,fav\n\
         https://mail.example,you,s3cret,ABCDABCDABCDABCD,,Mail,Work\\Post,0\n\
         http://sn,,,,\"NoteType:Server\nHostname:host.example\nUsername:root\nPassword:t0p:x\nNotes:Password:no\",Box,(none),0\n\
         http://group,,,,,Work,Work,0\n\
         http://sn,,,,only text,Door,,0\n\
         http://sn,,,,NoteType:Credit Card,Card,,0\n",
        "line 2 Login Mail [Work/Post] <https://mail.example> you s3cret totp\n\
         line 3 Other Box [] <host.example> root t0p:x\n\
         line 9 Note Door [] <>  -\n\
         line 10 Card Card [] <>  -",
    ),
    (
        "LastPass (CSV)",
        "url,username,password,extra,name,grouping,fav\n\
         https://mail.example/?a=1&amp;b=2,you,a&amp;b&lt;c,,Mail,,0\n",
        "line 2 Login Mail [] <https://mail.example/?a=1&b=2> you a&b<c\n\
         note it was copied out of a web page: `&amp;` and the like were read as the characters they stand for",
    ),
    (
        "Chrome, Edge or Brave (CSV)",
        "name,url,username,password,note\n\
         mail.example,https://mail.example/login,you,s3cret,\n\
         ,android://aGFzaA==@org.example.app/,you,t0p,\n",
        "line 2 Login mail.example [] <https://mail.example/login> you s3cret\n\
         line 3 Login org.example.app [] <android://aGFzaA==@org.example.app/> you t0p",
    ),
    (
        "Chrome, Edge or Brave (CSV)",
        "name,url,username,password\nmail.example,https://mail.example,you, s3cret \n",
        "line 2 Login mail.example [] <https://mail.example> you  s3cret ",
    ),
    (
        "Firefox (CSV)",
        "\"url\",\"username\",\"password\",\"httpRealm\",\"formActionOrigin\",\"guid\",\"timeCreated\",\"timeLastUsed\",\"timePasswordChanged\"\r\n\
         \"https://mail.example\",\"you\",\"s3cret\",,\"\",\"{1}\",\"1600000000123\",\"1700000000456\",\"1650000000789\"\r\n\
         \"chrome://FirefoxAccounts\",\"0a1b\",\"{json}\",\"Firefox Accounts credentials\",,\"{2}\",\"1\",\"1\",\"1\"\r\n",
        "line 2 Login mail.example [] <https://mail.example> you s3cret created 1600000000 password 1650000000 used 1700000000",
    ),
    (
        "Apple Passwords (CSV)",
        "Title,URL,Username,Password,Notes,OTPAuth\nmail.example (you),https://mail.example/,you,s3cret,,otpauth://x\n",
        "line 2 Login mail.example [] <https://mail.example/> you s3cret totp",
    ),
    (
        "Apple Passwords (CSV, older)",
        "Title,Url,Username,Password\nmail.example (you),https://mail.example/,you,s3cret\n",
        "line 2 Login mail.example [] <https://mail.example/> you s3cret",
    ),
    (
        "Dashlane (CSV)",
        "username,username2,username3,title,password,note,url,category,otpUrl\r\n,you,,Mail,s3cret,,https://mail.example,Work,otpauth://x\r\n",
        "line 2 Login Mail [Work] <https://mail.example> you s3cret totp",
    ),
    (
        "Dashlane (CSV)",
        "username,title,password,note,url,category,otpSecret\r\nyou,Mail,s3cret,,mail.example,,\r\n",
        "line 2 Login Mail [] <mail.example> you s3cret",
    ),
    (
        "Dashlane (CSV of notes)",
        "title,note\r\nDoor,\"the code, 4711\"\r\n",
        "line 2 Note Door [] <>  -",
    ),
    (
        "Dashlane (CSV of payments)",
        "type,account_name,account_holder,cc_number,code,expiration_month,expiration_year,routing_number,account_number,country,issuing_bank,note,name\r\n\
         credit_card,Bank,You,4111111111111111,123,1,2030,,,DE,,,Blue\r\n\
         bank,Giro,You,,,,,1,2,DE,,,\r\n",
        "line 2 Card Blue [] <>  -\nline 3 Other Giro [] <>  -",
    ),
    (
        "Dashlane (CSV of documents)",
        "type,number,name,issue_date,expiration_date,place_of_issue,state\r\npassport,1,You,2020-01-01,2030-01-01,,\r\n",
        "line 2 Identity You [] <>  -",
    ),
    (
        "Dashlane (CSV of persons)",
        "type,title,first_name,middle_name,last_name,login,email,item_name\r\nemail,,,,,,you@example.org,Mail\r\n",
        "line 2 Identity Mail [] <>  (you@example.org) -",
    ),
    (
        "Proton Pass (CSV)",
        "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault\n\
         login,Mail,\"https://mail.example, https://b.example\",you@example.org,you,s3cret,,otpauth://x,1700000000,1700000100,Personal\n\
         alias,Mask,,a@b.example,,,,,1700000000,1700000000,Personal\n\
         creditCard,Card,,,,,\"{\"\"number\"\":\"\"4111\"\"}\",,1,1,Personal\n",
        "line 2 Login Mail [Personal] <https://mail.example https://b.example> you (you@example.org) s3cret totp created 1700000000 changed 1700000100\n\
         line 3 Other Mask [Personal] <>  (a@b.example) - created 1700000000 changed 1700000000\n\
         line 4 Card Card [Personal] <>  - created 1 changed 1",
    ),
    (
        "Proton Pass (CSV)",
        "type,name,url,username,password,note,totp,createTime,modifyTime\nlogin,Mail,https://mail.example,you,s3cret,,,1700000000,1700000000\n",
        "line 2 Login Mail [] <https://mail.example> you s3cret created 1700000000 changed 1700000000",
    ),
    (
        "NordPass (CSV)",
        "name,url,additional_urls,username,password,note,cardholdername,cardnumber,cvc,pin,expirydate,zipcode,folder,full_name,phone_number,email,address1,address2,city,country,state,type,custom_fields\n\
         Mail,https://mail.example,\"[\"\"https://b.example/x,y\"\"]\",you,s3cret,,,,,,,,Work,,,,,,,,,password,\"[{\"\"label\"\":\"\"x\"\"}]\"\n\
         Card,,,,,,You,4111,123,,12/30,,Work,,,,,,,,,credit_card,\n\
         Work,,,,,,,,,,,,,,,,,,,,,folder,\n",
        "line 2 Login Mail [Work] <https://mail.example https://b.example/x,y> you s3cret\n\
         line 3 Card Card [Work] <>  -",
    ),
    (
        "NordPass (CSV)",
        "name,url,username,password,note,cardholdername,cardnumber,cvc,expirydate,zipcode,folder,full_name,phone_number,email,address1,address2,city,country,state\n\
         Mail,https://mail.example,you,s3cret,,,,,,,Work,,,,,,,,\n\
         Card,,,,,You,4111,123,12/30,,,,,,,,,,\n\
         Me,,,,,,,,,,,You,,you@example.org,,,,,\n\
         Work,,,,,,,,,,,,,,,,,,\n",
        "line 2 Login Mail [Work] <https://mail.example> you s3cret\n\
         line 3 Card Card [] <>  -\n\
         line 4 Identity Me [] <>  -",
    ),
    (
        "RoboForm (CSV)",
        "\u{feff}Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\n\
         Mail,https://mail.example,https://mail.example,you,'=s3cret,,/Work\\Post,\"User ID$,,,txt,you\",\"TOTP KEY$,,,txt,ABCDABCDABCDABCD\"\n\
         Form,https://form.example,,you,,,,\"Password$,,,pwd,a,b\"\n\
         Link,https://link.example,,,,,,\n\
         Door,,,,,text,,\n\
         Short,https://short.example\n",
        "line 2 Login Mail [Work/Post] <https://mail.example> you =s3cret totp\n\
         line 3 Login Form [] <https://form.example> you a,b\n\
         line 4 Other Link [] <https://link.example>  -\n\
         line 5 Note Door [] <>  -\n\
         bad line 6 it has not as many columns as the first line",
    ),
    (
        "RoboForm (CSV)",
        "Name,Url,Login,Pwd,Note,Folder,Rf_fields\nMail,https://mail.example,you,''s3cret,,Work,\"a$,,,txt,b\"\n",
        "line 2 Login Mail [Work] <https://mail.example> you 's3cret",
    ),
    (
        "Enpass (CSV)",
        "\"Title\",\"Field\",\"Value\",\"Field\",\"Value\",.........,\"Note\"\n\
         \"Mail\",\"Username\",\"you\",\"E-mail\",\"you@example.org\",\"Password\",\"s3cret\",\"Website\",\"mail.example\",\"TOTP\",\"ABCDABCDABCDABCD\",\"Password\",\"old\",\"a note\"\n\
         \"Door\",\"text\"\n\
         \"Card\",\"Number\",\"4111\",\"CVC\",\"123\",\"\"\n",
        "line 2 Login Mail [] <mail.example> you (you@example.org) s3cret totp\n\
         line 2 Login Mail [] <mail.example> you (you@example.org) old\n\
         line 3 Note Door [] <>  -\n\
         line 4 Card Card [] <>  -",
    ),
    (
        "CSV with a column of passwords",
        "Name;Benutzer;Kennwort\nMail;you;s3cret\n",
        "line 2 Login Mail [] <>  s3cret\n\
         note no program is known that writes these columns: they were taken by their names",
    ),
    (
        "CSV with a column of passwords",
        "title,user,password,Passwort,admin password,note\nMail,you,s3cret,t0p,root,x\nShop,you,s3cret,s3cret,,x\nDoor,you,,t0p,,x\n",
        "line 2 Login Mail [] <> you s3cret\n\
         line 2 Login Mail [] <> you t0p\n\
         line 3 Login Shop [] <> you s3cret\n\
         line 4 Login Door [] <> you t0p\n\
         note no program is known that writes these columns: they were taken by their names\n\
         note 1 column may have passwords too, by its name, and was not judged",
    ),
    (
        "Keeper (CSV)",
        "Work\\Git,Forge,you,s3cret,https://forge.example,,,TFC:Keeper,otpauth://x\n\
         ,Mail,you,t0p,,\"two\nlines\",Team\n",
        "line 1 Login Forge [Work/Git] <https://forge.example> you s3cret totp\n\
         line 2 Login Mail [Team] <> you t0p\n\
         note its columns have no names: by its shape it was read as Keeper's; if it is not, name them with `--columns`",
    ),
];

/// A vault in lines.
fn told(vault: &Vault) -> String {
    let mut lines = Vec::new();
    for entry in &vault.entries {
        let kind = entry.kind;
        let (title, folder, user) = (&entry.title, &entry.folder, &entry.username);
        let urls = entry.urls.join(" ");
        let place = &entry.place;
        let mut line = vec![format!(
            "{place} {kind:?} {title} [{folder}] <{urls}> {user}"
        )];
        if !entry.email.is_empty() {
            line.push(format!("({})", entry.email));
        }
        line.push(match &entry.password {
            None => "-".to_owned(),
            Some(password) if password.is_empty() => "()".to_owned(),
            Some(password) => String::from_utf8_lossy(password.reveal()).into_owned(),
        });
        line.extend(entry.has_totp().then(|| "totp".to_owned()));
        for (name, instant) in [
            ("created", entry.created),
            ("changed", entry.changed),
            ("password", entry.password_changed),
            ("used", entry.last_used),
        ] {
            line.extend(instant.map(|second| format!("{name} {second}")));
        }
        lines.push(line.join(" "));
    }
    if vault.put_away > 0 {
        lines.push(format!("put away {}", vault.put_away));
    }
    for bad in &vault.bad {
        lines.push(format!("bad {} {}", bad.place, bad.why));
    }
    for note in &vault.notes {
        lines.push(format!("note {note}"));
    }
    lines.join("\n")
}

fn vault(text: impl AsRef<[u8]>) -> Result<Vault, Trouble> {
    rows(&Secret::new(text.as_ref().to_vec()))
}

fn is_known(text: impl AsRef<[u8]>) -> bool {
    let file = Secret::new(text.as_ref().to_vec());
    detect(&file).is_some_and(|format| format.title == FORMAT.title)
}
