//! What a customer and its contacts are refused for.

use signet_domain::{Contact, Customer, CustomerContent, Problem, ProblemCode, Share};

use crate::common::{NOW, customer, in_days, named, only, places};

fn with(change: impl FnOnce(&mut CustomerContent)) -> Vec<Problem> {
    let mut content = named("Müller");
    change(&mut content);
    content.check()
}

fn contact(name: &str, email: &str, notify: bool) -> Contact {
    Contact {
        name: name.to_owned(),
        email: email.to_owned(),
        notify,
        ..Contact::default()
    }
}

#[test]
fn a_customer_form_names_every_problem() {
    let content: CustomerContent = serde_json::from_str(
        r#"{"name":"","country":"Germany","contacts":[{"name":"K","notify":true},{"name":"J","email":"j at x"}]}"#,
    )
    .unwrap();
    assert_eq!(
        places(&content.check()),
        [
            (ProblemCode::Missing, "name"),
            (ProblemCode::NotAllowed, "country"),
            (ProblemCode::Missing, "contacts[0].email"),
            (ProblemCode::NotAllowed, "contacts[1].email"),
        ]
        .map(|(code, field)| (code, field.to_owned()))
    );
}

#[test]
fn texts_have_a_longest_form() {
    type Write = fn(&mut CustomerContent, String);
    let texts: [(&str, usize, Write); 14] = [
        ("name", 200, |c, text| c.name = text),
        ("code", 40, |c, text| c.code = text),
        ("address", 1_000, |c, text| c.address = text),
        ("phone", 60, |c, text| c.phone = text),
        ("website", 400, |c, text| c.website = text),
        ("vat_code", 40, |c, text| c.vat_code = text),
        ("invoice_code", 60, |c, text| c.invoice_code = text),
        ("crm_id", 100, |c, text| c.crm_id = text),
        ("ref_id", 100, |c, text| c.ref_id = text),
        ("note", 10_000, |c, text| c.note = text),
        ("contacts[0].name", 200, |c, text| c.contacts[0].name = text),
        ("contacts[0].phone", 60, |c, text| c.contacts[0].phone = text),
        ("contacts[0].role", 100, |c, text| c.contacts[0].role = text),
        ("contacts[0].crm_id", 100, |c, text| c.contacts[0].crm_id = text),
    ];
    for (field, most, write) in texts {
        let written = |length| {
            with(|content| {
                content.contacts = vec![contact("K", "", false)];
                write(content, "ü".repeat(length));
            })
        };
        assert_eq!(written(most), [], "{field}");
        only(&written(most + 1), ProblemCode::TooLarge, field);
    }
}

#[test]
fn an_address_has_the_shape_of_one_and_at_most_254_characters() {
    let fits = |email: &str| {
        let own = with(|content| content.email = email.to_owned());
        let contacts = with(|content| content.contacts = vec![contact("K", email, true)]);
        assert_eq!(own.is_empty(), contacts.is_empty(), "{email}");
        own.is_empty()
    };
    for good in [
        "k@x.example",
        " k@x.example ",
        "k.m+x@münchen.example",
        "k@localhost",
    ] {
        assert!(fits(good), "{good}");
    }
    for bad in [
        "k",
        "@x",
        "k@",
        "k@x@y",
        "k m@x",
        "k@x,j@x",
        "<k@x>",
        "k@x\nBcc: j@x",
    ] {
        assert!(!fits(bad), "{bad}");
    }
    assert!(fits(&format!("{}@x", "k".repeat(252))));
    assert!(!fits(&format!("{}@x", "k".repeat(253))));
}

#[test]
fn a_country_is_two_capital_letters_or_nothing() {
    let fits = |country: &str| with(|content| content.country = country.to_owned()).is_empty();
    assert!(["", "DE", " US "].into_iter().all(fits));
    assert!(!["D", "DEU", "de", "D1", "ÄÖ"].into_iter().any(fits));
}

#[test]
fn shares_are_at_most_the_whole() {
    let of =
        |tax, discount| with(|content| (content.tax, content.discount) = (Some(Share(tax)), Share(discount)));
    assert_eq!(of(10_000, 10_000), []);
    only(&of(10_001, 0), ProblemCode::TooLarge, "tax");
    only(&of(0, 10_001), ProblemCode::TooLarge, "discount");
}

#[test]
fn what_is_typed_is_tidied() {
    let mut typed = named(" Müller ");
    typed.contacts = vec![contact(" K ", " k@x ", true)];
    let mut customer = customer(1, typed.clone());
    let check = |customer: &Customer| {
        assert_eq!(customer.content.name, "Müller");
        assert_eq!(customer.content.contacts, [contact("K", "k@x", true)]);
    };
    check(&customer);
    customer.change(typed, in_days(1));
    check(&customer);
    assert_eq!((customer.version, customer.updated_at), (2, in_days(1)));
}

#[test]
fn who_is_notified_gets_the_files() {
    let mut content = named("Müller");
    content.contacts = vec![contact("K", "k@x", true), contact("J", "j@x", false)];
    let customer = customer(1, content);
    let names: Vec<&str> = customer.notified().map(|contact| contact.name.as_str()).collect();
    assert_eq!((names, customer.created_at), (vec!["K"], NOW));
}
