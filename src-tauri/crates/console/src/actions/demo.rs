//! The demo vault: invented, believable data, made through the same actions a user calls.

mod catalog;
mod customers;
mod invent;
mod large;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use signet_vault::Cost;

pub use large::fill_large;

use crate::console::Session;
use crate::progress::Progress;
use crate::services::{Clock, Services, SystemClock, SystemRandom};
use crate::{Console, Fault};

/// Who is signed in to a demo vault.
pub const DEMO_USER: &str = "anna";
/// Everybody's password in a demo vault: it protects nothing.
pub const DEMO_PASSWORD: &str = "look around";
/// The password is public, so deriving keys from it may be quick.
pub const DEMO_COST: Cost = Cost {
    memory_kib: 8 * 1024,
    passes: 1,
    lanes: 1,
};
const DAY: u64 = 86_400_000;
const HOUR: u64 = 3_600_000;

/// A clock that can be put back, so that a demo vault has a past.
#[derive(Clone)]
pub struct DemoClock(Arc<AtomicU64>);

impl DemoClock {
    /// Milliseconds it is behind now.
    pub fn put_back(&self, millis: u64) {
        self.0.store(millis, Ordering::Relaxed);
    }
}

impl Default for DemoClock {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(0)))
    }
}

impl Clock for DemoClock {
    fn now_millis(&self) -> u64 {
        SystemClock
            .now_millis()
            .saturating_sub(self.0.load(Ordering::Relaxed))
    }
}

/// A demo vault in a folder that vanishes with the session.
pub(crate) fn session(services: &Services, progress: &dyn Progress) -> Result<Session, Fault> {
    let home = tempfile::Builder::new()
        .prefix("signet-demo-")
        .tempdir()
        .map_err(|e| Fault::internal(&e))?;
    let mut places = services.places.clone();
    // A vault that vanishes must not stand in the list of recent ones.
    places.recent = home.path().join("recent.json");
    let clock = DemoClock::default();
    let own = Services::new(Box::new(clock.clone()), Box::new(SystemRandom), DEMO_COST, places);
    let console = Console::new(own);
    fill(&console, &clock, &home.path().join("northwind.signet"), progress)?;
    let session = console.take_session();
    session
        .map(|session| Session {
            demo: Some(home),
            ..session
        })
        .ok_or_else(crate::console::closed)
}

/// Creates a vault in `folder` and does two months of business in it. Leaves it open as its owner and
/// returns the newest submitted order, which is the one a demonstration shows.
pub fn fill(
    console: &Console,
    clock: &DemoClock,
    folder: &Path,
    progress: &dyn Progress,
) -> Result<Value, Fault> {
    let story = Story {
        console,
        clock,
        progress,
        folder,
    };
    clock.put_back(63 * DAY);
    story.call(
        "vault.create",
        json!({"folder": folder, "company": "Northwind Instruments", "user": DEMO_USER,
               "full_name": "Anna Brandt", "password": DEMO_PASSWORD}),
    )?;
    story.settle()?;
    let products = story.save_all("product.save", catalog::products())?;
    let profiles = catalog::profiles()
        .into_iter()
        .map(|(product, content)| json!({"product_id": products[product], "content": content}))
        .collect();
    let profiles = story.save_all("profile.save", profiles)?;
    let customers = story.save_all("customer.save", customers::customers())?;
    let shown = story.trade(&products, &profiles, &customers)?;
    story.look_after(&customers, &products)?;
    Ok(shown)
}

struct Story<'a> {
    console: &'a Console,
    clock: &'a DemoClock,
    progress: &'a dyn Progress,
    folder: &'a Path,
}

impl Story<'_> {
    fn call(&self, action: &str, request: Value) -> Result<Value, Fault> {
        self.console.call(action, request, self.progress)
    }

    /// Company, colleagues, key.
    fn settle(&self) -> Result<(), Fault> {
        let settings = self.call("settings.get", json!({}))?;
        let mut mail = settings["mail"].clone();
        mail["from_name"] = json!("Northwind Licensing");
        mail["from_address"] = json!("licensing@northwind.example");
        self.call(
            "settings.save",
            json!({"version": settings["version"], "order_series": "A", "mail": mail, "company": {
                "name": "Northwind Instruments", "email": "licensing@northwind.example",
                "address": "Hafenstraße 12\n24937 Flensburg\nGermany", "website": "https://northwind.example"}}),
        )?;
        for (name, full_name, role) in [
            ("tom", "Tom Whitfield", "sales"),
            ("mirjam", "Mirjam Okafor", "engineer"),
        ] {
            self.call(
                "user.create",
                json!({"name": name, "full_name": full_name, "role": role, "password": DEMO_PASSWORD}),
            )?;
        }
        self.call("key.create", json!({"name": "Northwind 2026", "bits": 3072}))?;
        Ok(())
    }

    fn save_all(&self, action: &str, forms: Vec<Value>) -> Result<Vec<Value>, Fault> {
        forms
            .into_iter()
            .map(|form| Ok(self.call(action, form)?["id"].clone()))
            .collect()
    }

    /// Orders from two months ago until today, some by a colleague.
    fn trade(&self, products: &[Value], profiles: &[Value], customers: &[Value]) -> Result<Value, Fault> {
        let orders = orders();
        let total = orders.len() as u64;
        let mut last = Value::Null;
        for (done, order) in (0..).zip(orders) {
            self.progress.step(done, total, "orders invented")?;
            self.clock.put_back(order.ago);
            self.sign_in(order.by)?;
            let made = self.place(&order, products, profiles, customers)?;
            if made["status"] == "submitted" {
                last = made;
            }
        }
        self.clock.put_back(0);
        self.sign_in(DEMO_USER)?;
        Ok(last)
    }

    /// What a vendor does beside selling: a customer's license is extended, a class shares its licenses, an
    /// order that comes again and again is kept as a template.
    fn look_after(&self, customers: &[Value], products: &[Value]) -> Result<(), Fault> {
        let licenses = self.call("license.list", json!({"customer_id": customers[8], "limit": 1}))?;
        let draft = self.call(
            "order.update",
            json!({"license_ids": [licenses["rows"][0]["id"]]}),
        )?;
        let draft = self.change(&draft, "Extended by phone.", |content| {
            // The last second of 2027.
            content["lines"][0]["conditions"]["maintenance_until"] = json!(1_830_297_599);
            content["lines"][0]["features"][2]["terms"]["model"] = json!({"kind": "perpetual"});
            content["lines"][0]["unit_price"] = json!(24_000);
        })?;
        self.call(
            "order.submit",
            json!({"id": draft["id"], "version": draft["version"]}),
        )?;

        let group = self.call(
            "group.save",
            json!({"customer_id": customers[6], "content": {"name": "Teaching laboratory", "kind": "master",
                   "users": [{"username": "o.marsh@chem.example", "name": "Oliver Marsh", "manager": true}]}}),
        )?;
        let class = self.call("license.list", json!({"customer_id": customers[6], "limit": 20}))?;
        let ids: Vec<&Value> = class["rows"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| &row["id"])
            .collect();
        self.call(
            "group.assign",
            json!({"id": group["id"], "version": group["version"], "license_ids": ids, "assigned": true}),
        )?;

        let order = self.call("order.create", json!({}))?;
        let order = self.change(&order, "", |content| {
            content["description"] = json!("Ten viewers for a class");
            content["lines"] = json!([{"product_id": products[catalog::VIEWER], "quantity": 10}]);
        })?;
        self.call("order.copy", json!({"id": order["id"], "template": true}))?;
        self.call(
            "order.delete",
            json!({"id": order["id"], "version": order["version"]}),
        )?;
        Ok(())
    }

    fn sign_in(&self, user: &str) -> Result<(), Fault> {
        let session = self.call("vault.state", json!({}))?["session"].clone();
        if session["user"]["name"] != user {
            self.call(
                "vault.open",
                json!({"folder": self.folder, "user": user, "password": DEMO_PASSWORD}),
            )?;
        }
        Ok(())
    }

    /// Saves a draft with changes to its content.
    fn change(&self, view: &Value, note: &str, change: impl FnOnce(&mut Value)) -> Result<Value, Fault> {
        let mut content = view["content"].clone();
        change(&mut content);
        self.call(
            "order.save",
            json!({"id": view["id"], "version": view["version"], "note": note, "content": content}),
        )
    }

    fn place(
        &self,
        order: &Invented,
        products: &[Value],
        profiles: &[Value],
        customers: &[Value],
    ) -> Result<Value, Fault> {
        let mut view = self.call("order.create", json!({"customer_id": customers[order.customer]}))?;
        let lines: Vec<Value> = order
            .lines
            .iter()
            .map(|(product, quantity)| {
                let profile = order
                    .profile
                    .map_or(Value::Null, |profile| profiles[profile].clone());
                json!({"product_id": products[*product], "quantity": quantity, "profile_id": profile})
            })
            .collect();
        view = self.change(&view, order.note, |content| {
            content["activation_limit"] = json!(order.activations);
            content["demo"] = json!(order.demo);
            content["purchase_order"] = json!(order.purchase_order);
            content["lines"] = json!(lines);
        })?;
        if let Some((line, feature, model)) = &order.special {
            view = self.change(&view, order.note, |content| {
                content["lines"][*line]["features"][*feature]["terms"]["model"] = model.clone();
            })?;
        }
        let version_of = |view: &Value| json!({"id": view["id"], "version": view["version"]});
        if order.fate != Fate::Draft {
            view = self.call("order.submit", version_of(&view))?;
        }
        if let Fate::Revoked(reason) = order.fate {
            let mut request = version_of(&view);
            request["reason"] = json!(reason);
            view = self.call("order.revoke", request)?;
        }
        Ok(view)
    }
}

#[derive(PartialEq, Eq)]
enum Fate {
    Draft,
    Submitted,
    Revoked(&'static str),
}

/// One order of the story. Products and customers by their place in the lists.
struct Invented {
    ago: u64,
    by: &'static str,
    customer: usize,
    lines: Vec<(usize, u32)>,
    activations: u32,
    demo: bool,
    purchase_order: &'static str,
    note: &'static str,
    /// The profile of its lines, by place.
    profile: Option<usize>,
    /// Line, feature (by place), its model.
    special: Option<(usize, usize, Value)>,
    fate: Fate,
}

fn sale(ago: u64, by: &'static str, customer: usize, lines: &[(usize, u32)]) -> Invented {
    Invented {
        ago,
        by,
        customer,
        lines: lines.to_vec(),
        activations: 2,
        demo: false,
        purchase_order: "",
        note: "",
        profile: None,
        special: None,
        fate: Fate::Submitted,
    }
}

fn orders() -> Vec<Invented> {
    use catalog::{ACADEMIC, ANALYZER, FIELD, PRO, VIEWER};
    // The last second of 2027.
    let until = json!({"kind": "until", "until": 1_830_297_599});
    vec![
        sale(58 * DAY, "anna", 13, &[(VIEWER, 8)]),
        sale(51 * DAY, "anna", 12, &[(ANALYZER, 5)]),
        Invented {
            fate: Fate::Revoked("Paid back on 4 October."),
            ..sale(44 * DAY, "anna", 9, &[(FIELD, 3)])
        },
        sale(40 * DAY, "tom", 14, &[(FIELD, 20)]),
        sale(33 * DAY, "tom", 10, &[(PRO, 2)]),
        sale(26 * DAY, "tom", 11, &[(VIEWER, 15)]),
        sale(19 * DAY, "anna", 8, &[(ANALYZER, 3)]),
        Invented {
            demo: true,
            note: "Wants to compare with their own spectra first.",
            ..sale(12 * DAY, "anna", 7, &[(PRO, 2)])
        },
        Invented {
            profile: Some(1),
            ..sale(4 * DAY, "tom", 6, &[(ACADEMIC, 40)])
        },
        sale(2 * DAY, "anna", 5, &[(VIEWER, 25)]),
        Invented {
            profile: Some(0),
            activations: 3,
            ..sale(DAY, "tom", 4, &[(PRO, 10)])
        },
        sale(5 * HOUR, "tom", 3, &[(ANALYZER, 6)]),
        Invented {
            activations: 1,
            ..sale(4 * HOUR, "tom", 15, &[(FIELD, 5)])
        },
        Invented {
            activations: 3,
            purchase_order: "4500-7716",
            note: "Katrin needs the files before 1 December.",
            special: Some((0, 1, until)),
            ..sale(26 * 60_000, "anna", 0, &[(PRO, 2), (VIEWER, 3)])
        },
        Invented {
            fate: Fate::Draft,
            ..sale(20 * 60_000, "anna", 2, &[(FIELD, 1)])
        },
        Invented {
            fate: Fate::Draft,
            ..sale(15 * 60_000, "anna", 1, &[(PRO, 4)])
        },
    ]
}
