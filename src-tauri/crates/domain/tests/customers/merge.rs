//! Two records of one customer become one, and nothing of either is lost.

use proptest::prelude::*;
use signet_domain::{Contact, Currency, Customer, CustomerContent, CustomerId, LifeCycleError, Share};
use uuid::Uuid;

use crate::common::{NOW, currency, customer, in_days, named};

fn merged(one: CustomerContent, other: CustomerContent) -> (Customer, Customer) {
    let (mut one, mut other) = (customer(1, one), customer(2, other));
    one.merge(&mut other, in_days(1)).unwrap();
    (one, other)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![2 => Just(String::new()), 3 => "[ab]{1,2}"]
}

fn contact() -> impl Strategy<Value = Contact> {
    let email = prop_oneof![Just(String::new()), "[ab]@[xX]"];
    ("[kj]{1,2}", email, text(), text(), text(), any::<bool>()).prop_map(
        |(name, email, phone, role, crm_id, notify)| Contact {
            name,
            notify: notify && !email.is_empty(),
            email,
            phone,
            role,
            crm_id,
        },
    )
}

fn content() -> impl Strategy<Value = CustomerContent> {
    let texts = prop::collection::vec(text(), 11);
    let code = prop_oneof![Just(None), Just(Some("EUR")), Just(Some("JPY"))];
    let money = (code, prop::option::of(0..3u32), 0..3u32);
    let id = prop::option::of((1..5u128).prop_map(|number| CustomerId::from(Uuid::from_u128(number))));
    let contacts = prop::collection::vec(contact(), 0..4);
    ("[mn]{1,2}", texts, money, id, any::<bool>(), contacts).prop_map(
        |(name, texts, (code, tax, discount), reseller_id, reseller, contacts)| {
            let mut texts = texts.into_iter();
            let mut next = || texts.next().unwrap();
            CustomerContent {
                name,
                code: next(),
                country: next(),
                address: next(),
                email: next(),
                phone: next(),
                website: next(),
                vat_code: next(),
                invoice_code: next(),
                crm_id: next(),
                ref_id: next(),
                note: next(),
                reseller,
                reseller_id,
                currency: code.map(currency),
                tax: tax.map(Share),
                discount: Share(discount),
                contacts,
                ..CustomerContent::default()
            }
        },
    )
}

fn texts(content: &CustomerContent) -> [&String; 10] {
    [
        &content.code,
        &content.country,
        &content.address,
        &content.email,
        &content.phone,
        &content.website,
        &content.vat_code,
        &content.invoice_code,
        &content.crm_id,
        &content.ref_id,
    ]
}

/// Whether somewhere in the contacts stands all that this one says.
fn knows(contacts: &[Contact], lost: &Contact) -> bool {
    let said = |theirs: &String, ours: &String| theirs.is_empty() || theirs.eq_ignore_ascii_case(ours);
    contacts.iter().any(|ours| {
        said(&lost.name, &ours.name)
            && said(&lost.email, &ours.email)
            && said(&lost.phone, &ours.phone)
            && said(&lost.role, &ours.role)
            && said(&lost.crm_id, &ours.crm_id)
    })
}

proptest! {
    #[test]
    fn nothing_of_either_customer_is_lost(one in content(), other in content()) {
        let (whole, duplicate) = merged(one.clone(), other.clone());
        let now = &whole.content;
        for ((mine, theirs), now) in texts(&one).into_iter().zip(texts(&other)).zip(texts(now)) {
            prop_assert_eq!(now, if mine.is_empty() { theirs } else { mine });
            if !mine.is_empty() && !theirs.is_empty() && mine != theirs {
                prop_assert!(whole.content.note.contains(&format!(": {theirs}")), "{theirs} in {:?}", whole.content.note);
            }
        }
        prop_assert!(now.note.contains(&one.note) && now.note.contains(&other.note));
        let renamed = one.name == other.name || now.note.contains(&format!("“{}”", other.name));
        prop_assert!(now.name == one.name && renamed);
        prop_assert_eq!(now.reseller, one.reseller || other.reseller);
        prop_assert_eq!(now.currency, one.currency.or(other.currency));
        prop_assert_eq!(now.tax, one.tax.or(other.tax));
        for contact in one.contacts.iter().chain(&other.contacts) {
            prop_assert!(knows(&now.contacts, contact), "{contact:?} is lost");
            if contact.notify {
                let mail = |ours: &&Contact| ours.notify && ours.email.eq_ignore_ascii_case(&contact.email);
                prop_assert!(now.contacts.iter().any(|ours| mail(&ours)), "{contact:?} gets no mail");
            }
        }
        prop_assert_eq!(&duplicate.content, &customer(2, other).content, "the duplicate keeps what it said");
    }

    #[test]
    fn a_merge_makes_nobody_get_two_mails_at_one_address(one in content(), other in content()) {
        let mails = |contacts: &[Contact], email: &str| {
            contacts.iter().filter(|c| c.notify && c.email.eq_ignore_ascii_case(email)).count()
        };
        let (whole, _) = merged(one.clone(), other.clone());
        for contact in &whole.content.contacts {
            let before = mails(&one.contacts, &contact.email).max(1);
            prop_assert!(mails(&whole.content.contacts, &contact.email) <= before);
        }
    }

    #[test]
    fn a_reseller_is_neither_of_the_two(one in content(), other in content()) {
        let (whole, _) = merged(one.clone(), other.clone());
        let both = [whole.id, customer(2, named("x")).id];
        let left: Vec<_> = [one.reseller_id, other.reseller_id].into_iter().flatten().filter(|id| !both.contains(id)).collect();
        prop_assert_eq!(whole.content.reseller_id, left.first().copied());
    }
}

#[test]
fn the_duplicate_is_archived_and_points_to_the_other() {
    let (whole, duplicate) = merged(named("Müller"), named("Mueller"));
    assert_eq!(duplicate.merged_into, Some(whole.id));
    assert_eq!(duplicate.archived_at, Some(in_days(1)));
    assert_eq!((whole.version, duplicate.version), (2, 2));
    assert_eq!((whole.archived_at, whole.merged_into), (None, None));
    assert_eq!(whole.content.note, "Merged with “Mueller”.");
}

#[test]
fn a_merged_duplicate_stays_archived() {
    let (_, mut duplicate) = merged(named("Müller"), named("Müller"));
    duplicate.archive(false, in_days(2));
    assert!(duplicate.archived_at.is_some());
}

#[test]
fn the_note_says_what_the_duplicate_said_differently() {
    let mut one = named("Müller");
    let mut other = named("Mueller");
    (one.phone, other.phone) = ("1".into(), "2".into());
    (one.tax, other.tax) = (Some(Share(1_900)), Some(Share(700)));
    (one.currency, other.currency) = (Some(Currency::default()), Some(currency("JPY")));
    (one.discount, other.discount) = (Share(500), Share(1_000));
    one.note = "Ours.".into();
    other.note = "Theirs.".into();
    let (whole, _) = merged(one, other);
    assert_eq!(
        whole.content.note,
        "Ours.\n\nTheirs.\n\nMerged with “Mueller”:\nphone: 2\ncurrency: JPY\ntax: 7 %\ndiscount: 10 %"
    );
}

#[test]
fn a_discount_the_other_has_is_taken_over() {
    let mut other = named("Müller");
    other.discount = Share(500);
    assert_eq!(merged(named("Müller"), other).0.content.discount, Share(500));
}

#[test]
fn a_customer_is_merged_once_and_not_with_itself() {
    let (mut whole, mut duplicate) = merged(named("Müller"), named("Müller"));
    let mut same = whole.clone();
    assert_eq!(whole.merge(&mut same, NOW), Err(LifeCycleError::MergedWithItself));
    assert_eq!(
        whole.merge(&mut duplicate, NOW),
        Err(LifeCycleError::MergedBefore)
    );
    assert_eq!(
        duplicate.merge(&mut whole, NOW),
        Err(LifeCycleError::MergedBefore)
    );
}
