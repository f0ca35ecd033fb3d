//! The demo vault: invented, believable data, made through the same actions a user calls.

mod catalog;
mod customers;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};
use signet_vault::Cost;

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
    let session = console.lock_session().take();
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
    let customers = story.save_all("customer.save", customers::customers())?;
    story.trade(&products, &customers)
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
    fn trade(&self, products: &[Value], customers: &[Value]) -> Result<Value, Fault> {
        let orders = orders();
        let total = orders.len() as u64;
        let mut last = Value::Null;
        for (done, order) in (0..).zip(orders) {
            self.progress.step(done, total, "orders invented")?;
            self.clock.put_back(order.ago);
            self.sign_in(order.by)?;
            let made = self.place(&order, products, customers)?;
            if made["status"] == "submitted" {
                last = made;
            }
        }
        self.clock.put_back(0);
        self.sign_in(DEMO_USER)?;
        Ok(last)
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

    fn place(&self, order: &Invented, products: &[Value], customers: &[Value]) -> Result<Value, Fault> {
        let mut view = self.call("order.create", json!({"customer_id": customers[order.customer]}))?;
        let lines: Vec<Value> = order
            .lines
            .iter()
            .map(|(product, quantity)| json!({"product_id": products[*product], "quantity": quantity}))
            .collect();
        let form = |view: &Value, lines: &[Value]| {
            json!({"id": view["id"], "version": view["version"], "customer_id": customers[order.customer],
                   "activation_limit": order.activations, "demo": order.demo,
                   "purchase_order": order.purchase_order, "note": order.note, "lines": lines})
        };
        view = self.call("order.save", form(&view, &lines))?;
        if let Some((line, feature, model)) = &order.special {
            let mut lines = lines_of(&view);
            lines[*line]["features"][*feature]["terms"]["model"] = model.clone();
            view = self.call("order.save", form(&view, &lines))?;
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

/// The lines of an order's view in the form they are saved in.
fn lines_of(view: &Value) -> Vec<Value> {
    let empty = Vec::new();
    let lines = view["lines"].as_array().unwrap_or(&empty);
    lines
        .iter()
        .map(|line| {
            let features = line["features"].as_array().unwrap_or(&empty).iter().map(|feature| {
                json!({"number": feature["number"], "excluded": feature["excluded"], "terms": feature["terms"]})
            });
            json!({"product_id": line["product_id"], "quantity": line["quantity"],
                   "features": features.collect::<Vec<_>>()})
        })
        .collect()
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
        sale(4 * DAY, "tom", 6, &[(ACADEMIC, 40)]),
        sale(2 * DAY, "anna", 5, &[(VIEWER, 25)]),
        sale(DAY, "tom", 4, &[(PRO, 10)]),
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
