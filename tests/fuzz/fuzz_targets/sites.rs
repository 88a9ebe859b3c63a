//! Lists of sites, and answers about one address, are read within bounds or refused; "clear" is never made of damage.
#![no_main]

use doorkey::sites::account;
use doorkey::sites::account::AddressDigest;
use doorkey::sites::breach_list::BreachList;
use doorkey::sites::host_name::HostName;
use doorkey::sites::kept::Kept;
use doorkey::sites::second_factors::Directory;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(list) = BreachList::parse(bytes) {
        assert!(list.all().len() + list.bad() <= bytes.len());
        assert!(list.all().iter().all(|breach| !breach.name.is_empty()));
    }
    if let Ok(list) = Directory::parse(bytes) {
        assert!(list.all().len() + list.bad() <= bytes.len());
        for site in list.all() {
            let host = HostName::parse(&site.hosts[0]).expect("it was one");
            assert!(list.of_host(&host).is_some());
        }
    }
    let digest = AddressDigest::of("ada@example.org");
    if let Ok(names) = account::in_range(bytes, &digest) {
        let is_json = serde_json::from_slice::<serde_json::Value>(bytes).is_ok();
        assert!(is_json || bytes.starts_with(b"\xef\xbb\xbf"));
        assert!(names.rows.len() + names.passed_over < bytes.len());
    }
    let _whatever = (account::pastes(bytes), account::stealer_logs(bytes));
    if let Ok(kept) = Kept::parse(bytes) {
        assert_eq!(Kept::parse(&kept.to_bytes()), Ok(kept));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        for host in HostName::parse(text)
            .into_iter()
            .chain(HostName::of_address(text))
        {
            assert_eq!(host.and_parents().last(), Some(host.owners_part()));
        }
    }
});
