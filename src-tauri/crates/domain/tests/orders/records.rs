//! Orders and licenses read back from their records, whatever their state.

use proptest::prelude::*;
use signet_domain::{License, LicenseId, Order, OrderContent, Product, Serial, Update};
use uuid::Uuid;

use crate::common::grants::{conditions, grant, update};
use crate::common::{NOW, by, content, frozen, in_days, license, line, order, product_of, sale};

fn reads_back<T>(record: &T)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let text = serde_json::to_string(record).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), record);
}

proptest! {
    #[test]
    fn a_draft_of_anything_reads_back(content in update(), conditions in conditions()) {
        let mut draft = order(content);
        draft.content.lines[0].conditions = Some(conditions);
        reads_back::<OrderContent>(&draft.content);
        reads_back::<Order>(&draft);
    }

    #[test]
    fn an_updated_license_reads_back(grant in grant(), revoked in any::<bool>()) {
        let mut license = license(1, None);
        let order_id = order(sale(Vec::new())).id;
        license.take_update(Update { order_id, at: NOW, grant }, None);
        license.values.insert("remark".into(), signet_domain::FieldValue::Number(-1));
        if revoked {
            license.revoke(&by(), "refund");
        }
        reads_back::<License>(&license);
    }
}

#[test]
fn an_order_reads_back_in_each_state() {
    let mut order = order(sale(vec![line(2)]));
    reads_back(&order);
    order
        .submit(by(), frozen(), |_| {
            (LicenseId::from(Uuid::nil()), Serial::stored("S".into()))
        })
        .unwrap();
    reads_back(&order);
    order.revoke(by(), "refund").unwrap();
    order.archive(true, in_days(1)).unwrap();
    reads_back(&order);
    reads_back::<Product>(&product_of(1, content()));
}
