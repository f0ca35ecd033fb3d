//! What the vault promises about its file, tried with SQL that only this crate can run.

use rusqlite::Connection;
use signet_domain::{Customer, CustomerContent, CustomerId, Settings, Time, UserId};
use signet_domain::{Role, User};
use tempfile::TempDir;
use uuid::Uuid;

use crate::{Author, Cost, CustomerFilter, Folder, NewVault, Vault, VaultError};

const PASSWORD: &str = "brass seal 19";
const QUICK: Cost = Cost {
    memory_kib: 64,
    passes: 1,
    lanes: 1,
};

fn author() -> Author {
    Author {
        user: UserId::from(Uuid::nil()),
        name: "Anna Brandt".to_owned(),
        console: "A".to_owned(),
    }
}

fn user() -> User {
    User {
        id: UserId::from(Uuid::from_u128(1)),
        version: 1,
        name: "anna".to_owned(),
        full_name: "Anna Brandt".to_owned(),
        role: Role::Owner,
        created_at: Time(1),
    }
}

fn vault() -> (TempDir, Vault) {
    let home = tempfile::tempdir().unwrap();
    let vault = create(&home).unwrap();
    (home, vault)
}

fn create(home: &TempDir) -> Result<Vault, VaultError> {
    let author = author();
    let new = NewVault {
        user: "anna",
        password: PASSWORD,
        author: &author,
        at: Time(1),
        cost: QUICK,
    };
    Vault::create(Folder::new(home.path().join("vault")), &new, |tx| {
        tx.insert_settings(&Settings {
            version: 1,
            ..Settings::default()
        })?;
        tx.insert_user(&user())
    })
}

fn customer(id: u128, name: &str) -> Customer {
    let content = CustomerContent {
        name: name.to_owned(),
        ..CustomerContent::default()
    };
    Customer::new(CustomerId::from(Uuid::from_u128(id)), content, Time(2))
}

fn add(vault: &Vault, customer: &Customer) {
    let tx = vault.begin().unwrap();
    tx.insert_customer(customer).unwrap();
    tx.commit("customer.save", &author(), Time(3)).unwrap();
}

fn raw(vault: &Vault) -> &Connection {
    vault.view().connection
}

#[test]
fn every_action_leaves_one_entry_with_what_changed() {
    let (_home, vault) = vault();
    add(&vault, &customer(1, "Müller"));
    let entries = vault.view().journal(None, 10).unwrap();
    assert_eq!(
        entries.iter().map(|e| e.action.as_str()).collect::<Vec<_>>(),
        ["customer.save", "vault.create"]
    );
    let change = &entries[0].changes[0];
    assert_eq!((change.before, change.after), (None, Some(1)));
    assert_eq!(change.content["content"]["name"], "Müller");
}

#[test]
fn what_is_not_committed_did_not_happen() {
    let (_home, vault) = vault();
    let tx = vault.begin().unwrap();
    tx.insert_customer(&customer(1, "Müller")).unwrap();
    drop(tx);
    assert!(
        vault
            .view()
            .customer(CustomerId::from(Uuid::from_u128(1)))
            .is_err()
    );
    assert_eq!(
        vault.view().journal(None, 10).unwrap().len(),
        1,
        "only the vault's own first entry"
    );
}

#[test]
fn a_record_changed_meanwhile_is_not_overwritten() {
    let (_home, vault) = vault();
    let mut first = customer(1, "Müller");
    add(&vault, &first);
    let mut second = first.clone();
    first.archive(true, Time(4));
    second.archive(true, Time(5));
    let tx = vault.begin().unwrap();
    tx.update_customer(&first).unwrap();
    assert!(matches!(
        tx.update_customer(&second),
        Err(VaultError::Changed { what: "customer" })
    ));
}

#[test]
fn journal_entries_can_be_neither_changed_nor_deleted() {
    let (_home, vault) = vault();
    assert!(raw(&vault).execute("UPDATE journal SET body = '{}'", []).is_err());
    assert!(raw(&vault).execute("DELETE FROM journal", []).is_err());
}

#[test]
fn a_journal_changed_around_its_triggers_is_found() {
    for (damage, told) in [
        (
            "UPDATE journal SET body = replace(body, 'Müller', 'Muller') WHERE seq = 2",
            "entry 2 was altered",
        ),
        ("DELETE FROM journal WHERE seq = 2", "entry 2 is missing"),
        (
            "UPDATE journal SET hash = zeroblob(32) WHERE seq = 1",
            "entry 1 was altered",
        ),
    ] {
        let (_home, vault) = vault();
        add(&vault, &customer(1, "Müller"));
        add(&vault, &customer(2, "Kessler"));
        raw(&vault)
            .execute_batch(&format!(
                "DROP TRIGGER journal_keeps_entries; DROP TRIGGER journal_never_changes; {damage}"
            ))
            .unwrap();
        let (_, problems) = vault.view().check().unwrap();
        assert!(
            problems.iter().any(|p| p.contains(told)),
            "{damage}: {problems:?}"
        );
    }
}

#[test]
fn a_file_of_a_newer_signet_is_refused_and_left_alone() {
    let (home, vault) = vault();
    raw(&vault).pragma_update(None, "user_version", 99).unwrap();
    drop(vault);
    let file = home.path().join("vault/vault.db");
    let before = std::fs::read(&file).unwrap();
    let opened = Vault::open(Folder::new(home.path().join("vault")), None, PASSWORD);
    assert!(matches!(opened.err(), Some(VaultError::Newer { found: 99, .. })));
    assert!(
        std::fs::read(&file).unwrap() == before,
        "not a byte of it was touched"
    );
}

#[test]
fn a_creation_that_did_not_come_to_its_end_can_begin_again() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    std::fs::create_dir(&folder).unwrap();
    for name in ["vault.db.new", "vault.db.new-wal", "vault.slots"] {
        std::fs::write(folder.join(name), "half").unwrap();
    }
    let missing = Vault::open(Folder::new(&folder), None, PASSWORD);
    assert!(matches!(missing.err(), Some(VaultError::Missing)));
    drop(create(&home).unwrap());
    Vault::open(Folder::new(&folder), None, PASSWORD).unwrap();
    let mut left: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, ["vault.db", "vault.lock", "vault.slots"]);
}

#[test]
fn order_numbers_are_never_given_twice_even_when_nobody_kept_them() {
    let (_home, vault) = vault();
    let tx = vault.begin().unwrap();
    let numbers = [(); 3].map(|()| tx.next_order_number("A").unwrap());
    assert_eq!(numbers, ["A-1001", "A-1002", "A-1003"]);
    assert_eq!(
        tx.next_order_number("B").unwrap(),
        "B-1001",
        "each series counts by itself"
    );
}

#[test]
fn pages_of_equal_names_lose_and_repeat_nobody() {
    let (_home, vault) = vault();
    for id in 1..=25 {
        add(&vault, &customer(id, if id % 2 == 0 { "same" } else { "Same" }));
    }
    let (mut seen, mut after) = (Vec::new(), None);
    loop {
        let page = crate::PageOf {
            after,
            limit: 4,
            ..crate::PageOf::default()
        };
        let listed = vault.view().customers(&CustomerFilter::default(), &page).unwrap();
        assert_eq!(listed.total, 25);
        seen.extend(listed.rows.iter().map(|listed| listed.customer.id));
        after = listed.next;
        if after.is_none() {
            break;
        }
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 25);
}

#[test]
fn an_auditors_slot_opens_no_signing_key() {
    let (home, mut vault) = vault();
    let auditor = User {
        id: UserId::from(Uuid::from_u128(2)),
        name: "ida".into(),
        role: Role::Auditor,
        ..user()
    };
    let planned = vault
        .plan_slot("ida", Some("other seal 20"), auditor.role.may_sign())
        .unwrap();
    let tx = vault.begin().unwrap();
    tx.insert_user(&auditor).unwrap();
    vault.write_slots(&planned).unwrap();
    tx.commit("user.create", &author(), Time(5)).unwrap();
    vault.keep_slots(planned);
    assert!(vault.signing_secret().is_some());
    drop(vault);
    let (vault, user) = Vault::open(
        Folder::new(home.path().join("vault")),
        Some("ida"),
        "other seal 20",
    )
    .unwrap();
    assert_eq!(user.role, Role::Auditor);
    assert!(
        vault.signing_secret().is_none(),
        "the key is not in the slot at all"
    );
    assert!(
        vault.plan_slot("x", Some(PASSWORD), true).is_err(),
        "and cannot be given on"
    );
}

/// A vault of format 1, with two months of business in it, made by the program of then.
fn of_format_1() -> (TempDir, Vault) {
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/vault-0001");
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("vault");
    std::fs::create_dir(&folder).unwrap();
    for file in ["vault.db", "vault.slots"] {
        std::fs::copy(fixture.join(file), folder.join(file)).unwrap();
    }
    let (vault, _) = Vault::open(Folder::new(folder), Some("anna"), "look around").unwrap();
    (home, vault)
}

#[test]
fn a_vault_of_format_1_opens_with_everything_it_held() {
    let (_home, vault) = of_format_1();
    let count = |table: &str| -> i64 {
        raw(&vault)
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            .unwrap()
    };
    let counts = ["products", "customers", "orders", "licenses", "license_files"].map(count);
    assert_eq!(counts, [5, 16, 16, 149, 149]);
    let view = vault.view();
    assert_eq!(
        view.check().unwrap().1,
        Vec::<String>::new(),
        "file, journal and search are whole"
    );
    let page = crate::PageOf {
        limit: 100,
        ..crate::PageOf::default()
    };
    let listed = view.orders(&crate::OrderFilter::default(), &page).unwrap();
    assert_eq!(listed.rows.len(), 16);
    let order = listed.rows.iter().find(|order| order.number == "A-1014").unwrap();
    assert_eq!(order.customer_name, "Müller & Søn Messtechnik GmbH");
    let order = view.order(order.id).unwrap();
    let frozen = order.frozen().unwrap();
    assert_eq!(frozen.products.len(), 2, "the catalog of then is kept");
    let licenses = view.licenses_of_order(order.id).unwrap();
    assert_eq!(licenses.len(), 5);
    assert_eq!(licenses[0].customer_id, order.content.customer_id);
    assert!(view.license_file(licenses[0].id).unwrap().text.starts_with("eyJ"));
    let serial = licenses[0].serial.as_str();
    let found = view.search(&serial[7..13], 5).unwrap();
    assert!(
        found.hits.iter().any(|hit| hit.title == serial),
        "search knows what was there before"
    );
}
