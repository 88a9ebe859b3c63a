//! Telephone numbers that are called so by a mark, a link or another language, or cut as some countries cut them.

use super::edges::tells;

#[test]
fn a_telephone_number_is_called_one_by_a_mark_or_a_link() {
    tells(
        "phone_number",
        &[
            "tel:+491701234567",
            "Phone:01701234567",
            "phone=01701234567",
            "https://wa.me/491701234567",
            "00491701234567",
            "https://api.whatsapp.com/send?phone=491701234567",
        ],
        &[
            "time:+0200",
            "12:34:56 +0000",
            "job:12345678901",
            "run=12345678901",
            "id:01701234567",
            "https://example.org/491701234567",
            "tel quel",
            "call 20240517",
            "00012345678905",
            "01234567890123",
        ],
    );
}

#[test]
fn a_telephone_has_a_name_in_other_languages() {
    tells(
        "phone_number",
        &[
            "手机 13812345678",
            "手机：13812345678",
            "电话13812345678",
            "我的手机号码是：手机 13812345678",
            "携帯 09012345678",
            "전화 01012345678",
            "Telefon: 01701234567",
            "Teléfono: 612345678",
            "тел. 89123456789",
            "celular 11912345678",
        ],
        &[
            "数字 13812345678",
            "сборка 89123456789",
            "numéro 12345678901",
        ],
    );
}

#[test]
fn a_telephone_number_is_cut_as_its_country_cuts_it() {
    tells(
        "phone_number",
        &[
            "8 (912) 345-67-89",
            "8 912 345-67-89",
            "138-1234-5678",
            "(11) 91234-5678",
            "(030) 1234567",
        ],
        &[
            "9 912 345-67-89",
            "8 912 345-67",
            "108-1234-5678",
            "138-1234",
            "(2019) 1234567",
            "Job (12345) 678901 done",
            "pages (11) and (12) 345",
            "version 8.912.345",
        ],
    );
}
