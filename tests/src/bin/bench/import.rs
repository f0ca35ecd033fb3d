//! A CSV of customers against bare prepared inserts of the same records.

use std::fmt::Write as _;
use std::time::Instant;

use serde_json::json;
use signet_console::{DEMO_COST, DEMO_PASSWORD, DEMO_USER};
use signet_domain::{Contact, Customer, CustomerContent, CustomerId, Role, Settings, Time, User, UserId};
use signet_vault::{Author, Folder, NewVault, Vault, yardstick};

use super::measure::{forget_peak, head, line, memory};
use super::{Bench, Outcome, call, open};

const ROWS: u32 = 50_000;

pub fn run(_: &Bench) -> Outcome<()> {
    let home = tempfile::tempdir()?;
    let file = home.path().join("customers.csv");
    std::fs::write(&file, csv())?;

    let vault = empty(home.path().join("bare"))?;
    let customers: Vec<Customer> = (0..ROWS).map(customer).collect();
    let start = Instant::now();
    let tx = vault.begin()?;
    yardstick::insert_customers(&tx, &customers)?;
    tx.commit("bench", &author(), Time(1))?;
    let bare = f64::from(ROWS) / start.elapsed().as_secs_f64();
    drop(vault);
    drop(customers);

    drop(empty(home.path().join("import"))?);
    let console = open(&home.path().join("import"))?;
    let look = call(
        &console,
        "import.look",
        json!({"what": "customers", "path": file}),
    )?;
    forget_peak();
    let (at_rest, _) = memory();
    let start = Instant::now();
    let done = call(
        &console,
        "import.run",
        json!({"what": "customers", "path": file, "mapping": look["mapping"], "dry_run": false}),
    )?;
    let rate = f64::from(ROWS) / start.elapsed().as_secs_f64();
    let (_, peak) = memory();
    if done["added"] != json!(ROWS) {
        return Err(format!("not all rows were imported: {done}").into());
    }
    head("Import", "import.run", "bare inserts");
    line(
        &format!("{ROWS} customers"),
        &format!("{rate:.0} / s"),
        &format!("{bare:.0} / s"),
        rate / bare,
        "≥ 0.3",
    );
    println!("memory meanwhile: {at_rest} MB before, {peak} MB at the peak");
    Ok(())
}

fn csv() -> String {
    let mut text = String::from("name;country;city;vat code;crm id;contact name;contact email\r\n");
    for row in 0..ROWS {
        let customer = customer(row).content;
        // Writing to a String cannot fail.
        let _ = write!(
            text,
            "{};{};Flensburg;{};{};{};{}\r\n",
            customer.name,
            customer.country,
            customer.vat_code,
            customer.crm_id,
            customer.contacts[0].name,
            customer.contacts[0].email
        );
    }
    text
}

fn customer(row: u32) -> Customer {
    let content = CustomerContent {
        name: format!("Müller Messtechnik {row} GmbH"),
        country: "DE".to_owned(),
        address: "Flensburg".to_owned(),
        vat_code: format!("DE{row:09}"),
        crm_id: format!("CRM-{row}"),
        contacts: vec![Contact {
            name: "Katrin Müller".to_owned(),
            email: format!("k{row}@mueller.example"),
            ..Contact::default()
        }],
        ..CustomerContent::default()
    };
    Customer::new(
        CustomerId::from(uuid::Uuid::from_u128(u128::from(row) + 1)),
        content,
        Time(1),
    )
}

fn author() -> Author {
    Author {
        user: UserId::from(uuid::Uuid::from_u128(1)),
        name: "Anna Brandt".to_owned(),
        console: "A".to_owned(),
    }
}

fn empty(folder: std::path::PathBuf) -> Outcome<Vault> {
    let author = author();
    let new = NewVault {
        user: DEMO_USER,
        password: DEMO_PASSWORD,
        author: &author,
        at: Time(1),
        cost: DEMO_COST,
    };
    Ok(Vault::create(Folder::new(folder), &new, |tx| {
        tx.insert_settings(&Settings {
            version: 1,
            order_series: "A".to_owned(),
            ..Settings::default()
        })?;
        tx.insert_user(&User {
            id: author.user,
            version: 1,
            name: DEMO_USER.to_owned(),
            full_name: "Anna Brandt".to_owned(),
            role: Role::Owner,
            created_at: Time(1),
        })
    })?)
}
