//! What was sold is fixed, and what was not is free.

use signet_domain::{
    Cell, CustomField, FieldKind, LifeCycleError, MemoryAccess, MemoryItem, Prices, ProductContent,
    ProductStatus, Release, SerialStyle, Time,
};

use crate::common::{NOW, content, feature, product, product_of};

#[test]
fn what_was_sold_is_fixed_and_what_was_not_is_free() {
    let mut sold = product();
    assert!(sold.put_on_sale(NOW) && !sold.put_on_sale(NOW), "only once");
    let fields = |content: ProductContent| -> Vec<String> {
        sold.clone()
            .change(content, NOW)
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|p| p.field)
            .collect()
    };
    let mut changed = content();
    (changed.number, changed.name) = (1041, "Other".into());
    changed.features.remove(1);
    assert_eq!(fields(changed), ["number", "name", "features"]);
    let mut allowed = content();
    allowed.description = "new".into();
    allowed.features.push(feature(9, "Report Designer"));
    allowed.features[1].terms.seats = 1;
    assert_eq!(fields(allowed), Vec::<String>::new());
    sold.archive(true, true, Time(1));
    assert_eq!(sold.status, ProductStatus::Archived);
    assert!(
        sold.clone().change(content(), NOW).is_err(),
        "archived products rest"
    );
    sold.archive(false, true, Time(2));
    assert_eq!(sold.status, ProductStatus::OnSale);
}

#[test]
fn a_sold_feature_cannot_be_removed_but_archived() {
    assert_eq!(refused(|c| c.features[1].archived = true), Vec::<String>::new());
    let mut sold = product();
    sold.put_on_sale(NOW);
    let mut without = content();
    without.features.remove(1);
    let problems = sold.change(without, NOW).unwrap_err();
    assert_eq!(problems[0].feature, Some(2));
    assert!(problems[0].message.contains("archive it"), "{problems:?}");
}

fn rich() -> ProductContent {
    let field = |key: &str, kind| CustomField {
        key: key.to_owned(),
        label: key.to_owned(),
        kind,
        default: None,
        required: false,
        signed: true,
    };
    let options = vec!["a".to_owned(), "b".to_owned()];
    ProductContent {
        fields: vec![
            field("site", FieldKind::Text),
            field("size", FieldKind::Choice { options }),
        ],
        memory: vec![MemoryItem {
            alias: 4,
            name: "Item".to_owned(),
            access: MemoryAccess::Protected,
            read_password: 7,
            write_password: 8,
            cells: vec![Cell {
                number: 1,
                name: "Cell".to_owned(),
                size: 4,
                ..Cell::default()
            }],
            ..MemoryItem::default()
        }],
        ..content()
    }
}

/// The fields a sold product refuses to have changed so.
fn refused(change: impl FnOnce(&mut ProductContent)) -> Vec<String> {
    let mut product = product_of(1, rich());
    product.put_on_sale(NOW);
    let before = product.clone();
    let mut content = rich();
    change(&mut content);
    let problems = product.change(content, NOW).err().unwrap_or_default();
    assert_eq!(problems.is_empty(), product != before, "all or nothing");
    problems.into_iter().map(|problem| problem.field).collect()
}

#[test]
fn every_part_of_a_features_identity_is_fixed() {
    assert_eq!(refused(|c| c.features[1].code = "OTHER".into()), ["features"]);
    assert_eq!(refused(|c| c.features[1].name = "Other".into()), ["features"]);
    assert_eq!(refused(|c| c.features[1].number = 44), ["features"]);
    let kind = refused(|c| {
        c.features[1].kind = signet_domain::FeatureType::Floating;
        c.features[1].limit = Some(4);
    });
    assert_eq!(kind, ["features"]);
    assert_eq!(refused(|c| c.code = "OTHER".into()), ["code"]);
    let padded = refused(|c| c.features[1].name = " Calibration ".into());
    assert_eq!(padded, Vec::<String>::new(), "blanks around a name are no change");
}

#[test]
fn a_custom_field_keeps_key_kind_and_choices_and_may_get_more() {
    assert_eq!(refused(|c| drop(c.fields.remove(0))), ["fields"]);
    assert_eq!(refused(|c| c.fields[0].key = "place".into()), ["fields"]);
    assert_eq!(refused(|c| c.fields[0].kind = FieldKind::Number), ["fields"]);
    assert_eq!(refused(|c| c.fields[0].signed = false), ["fields"]);
    let options = |options: &[&str]| {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        refused(|c| c.fields[1].kind = FieldKind::Choice { options })
    };
    assert_eq!(options(&["a", "c"]), ["fields"], "licenses may say b");
    assert_eq!(options(&["c", "b", "a"]), Vec::<String>::new());
    let free = refused(|c| {
        c.fields[0].label = "Place".into();
        c.fields[0].required = true;
        let mut other = c.fields[0].clone();
        other.key = "other".into();
        c.fields.push(other);
    });
    assert_eq!(free, Vec::<String>::new());
}

#[test]
fn memory_keeps_its_places_and_passwords_and_may_get_more() {
    assert_eq!(refused(|c| c.memory.clear()), ["memory"]);
    assert_eq!(refused(|c| c.memory[0].alias = 5), ["memory"]);
    assert_eq!(refused(|c| c.memory[0].cells[0].offset = 4), ["memory"]);
    assert_eq!(refused(|c| c.memory[0].cells[0].size = 2), ["memory"]);
    assert_eq!(refused(|c| c.memory[0].read_password = 9), ["memory"]);
    assert_eq!(refused(|c| c.memory[0].write_password = 9), ["memory"]);
    assert_eq!(
        refused(|c| c.memory[0].access = MemoryAccess::ReadOnly),
        ["memory"]
    );
    let free = refused(|c| {
        let item = &mut c.memory[0];
        item.name = "Other".into();
        item.cells[0].value = "FF".into();
        let mut cell = item.cells[0].clone();
        (cell.number, cell.offset) = (2, 4);
        item.cells.push(cell);
    });
    assert_eq!(free, Vec::<String>::new());
}

#[test]
fn serial_numbers_keep_their_form() {
    let style = |groups| {
        Some(SerialStyle {
            alphabet: "0123456789".to_owned(),
            groups,
            group_length: 6,
        })
    };
    assert_eq!(refused(|c| c.serials = style(3)), ["serials"]);
    let mut product = product_of(
        1,
        ProductContent {
            serials: style(4),
            ..rich()
        },
    );
    let draft = ProductContent {
        serials: style(3),
        ..rich()
    };
    assert!(
        product.change(draft, NOW).is_ok(),
        "a draft may change everything"
    );
}

#[test]
fn prices_releases_and_defaults_stay_free() {
    let free = refused(|c| {
        c.description = "New".into();
        c.prices = Prices {
            price: Some(5),
            ..Prices::default()
        };
        c.releases.push(Release {
            version: "2.0".into(),
            ..Release::default()
        });
        c.conditions.clients = Some(9);
        c.activation_limit = 9;
        c.features[1].terms.model = signet_domain::Model::Days { days: 9 };
        c.features[1].can_modify = false;
    });
    assert_eq!(free, Vec::<String>::new());
}

#[test]
fn only_a_product_that_was_never_sold_may_be_deleted() {
    let mut product = product();
    assert_eq!(product.check_delete(), Ok(()));
    product.put_on_sale(NOW);
    assert_eq!(product.check_delete(), Err(LifeCycleError::ProductWasSold));
    product.archive(true, true, NOW);
    assert_eq!(product.check_delete(), Err(LifeCycleError::ProductWasSold));
}
