//! Network licenses, domain licenses, tokens.

use serde_json::{Value, json};

use super::case::Case;
use super::certificates::base;
use super::licenses::list;
use super::sign::{NOW, changed, vendor};

const DAY: i64 = 86_400;

fn file(typ: &str, change: &Value) -> String {
    let more = json!({"machine": {}, "lease_until": NOW + 30 * DAY});
    vendor().file(typ, &changed(changed(base(), &more), change))
}

fn case(reads: &str, name: &str, about: &str, text: &str, now: i64) -> Case {
    Case::new(&format!("{reads}-{name}"), about, reads)
        .with_text("text", text)
        .with("key", "vendor")
        .with("now", now)
}

pub fn cases() -> Vec<Case> {
    let mut cases = networks();
    cases.extend(domains());
    cases.extend(tokens());
    cases
}

fn networks() -> Vec<Case> {
    let network = json!({"network": {"mode": "network", "seats": 25, "heartbeat_minutes": 15}, "machine": {"id": "SRV-77"}});
    let text = file("network+jwt", &network);
    let of = |name: &str, about: &str, text: &str, now: i64| case("network", name, about, text, now);
    vec![
        of("good", "on its server", &text, NOW)
            .with("id", "SRV-77")
            .with("feature", "1 yes")
            .with("expect", "good"),
        of("another-server", "on another", &text, NOW)
            .with("id", "SRV-78")
            .with("expect", "other_machine"),
        of(
            "no-server",
            "it names none",
            &file("network+jwt", &json!({})),
            NOW,
        )
        .with("id", "SRV-77")
        .with("expect", "other_machine"),
        of("lease-over", "its end is over", &text, NOW + 30 * DAY + 1)
            .with("id", "SRV-77")
            .with("expect", "lease_over"),
        of(
            "certificate-in-its-place",
            "a machine's certificate",
            &file("activation+jwt", &network),
            NOW,
        )
        .with("id", "SRV-77")
        .with("expect", "wrong_type"),
        of("blocked", "the list names it", &text, NOW)
            .with("id", "SRV-77")
            .with_text(
                "list",
                &list(&json!({"license_id": base()["license_id"], "reason": "blocked"})),
            )
            .with("expect", "blocked"),
    ]
}

fn domains() -> Vec<Case> {
    let plain = file("domain+jwt", &json!({"domain": "shop.example.com"}));
    let wild = file("domain+jwt", &json!({"domain": "*.example.com"}));
    let of = |name: &str, about: &str, text: &str, domain: &str, expect: &str| {
        case("domain", name, about, text, NOW)
            .with("domain", domain)
            .with("expect", expect)
    };
    let foreign = file("domain+jwt", &json!({"domain": "xn--bcher-kva.example"}));
    vec![
        of("good", "its name", &plain, "shop.example.com", "good"),
        of(
            "capitals",
            "capitals make no difference",
            &plain,
            "Shop.EXAMPLE.com",
            "good",
        ),
        of(
            "final-dot",
            "a final dot makes none either",
            &plain,
            "shop.example.com.",
            "good",
        ),
        of(
            "another",
            "another name",
            &plain,
            "shop.example.org",
            "other_domain",
        ),
        of(
            "below",
            "a name below",
            &plain,
            "a.shop.example.com",
            "other_domain",
        ),
        of("above", "the name above", &plain, "example.com", "other_domain"),
        of(
            "longer",
            "a name that ends like it",
            &plain,
            "myshop.example.com",
            "other_domain",
        ),
        of("wild", "one label before it", &wild, "shop.example.com", "good"),
        of(
            "wild-two-labels",
            "two labels before it",
            &wild,
            "a.shop.example.com",
            "other_domain",
        ),
        of(
            "wild-bare",
            "no label before it",
            &wild,
            "example.com",
            "other_domain",
        ),
        of(
            "wild-empty-label",
            "an empty label before it",
            &wild,
            ".example.com",
            "other_domain",
        ),
        of(
            "wild-asked",
            "nobody is served under a star",
            &wild,
            "*.example.com",
            "other_domain",
        ),
        of(
            "other-scripts",
            "as it goes over the wire",
            &foreign,
            "xn--bcher-kva.example",
            "good",
        ),
        of(
            "no-name",
            "it names none",
            &file("domain+jwt", &json!({})),
            "shop.example.com",
            "other_domain",
        ),
        of(
            "license-in-its-place",
            "a token",
            &file("token+jwt", &json!({"domain": "shop.example.com"})),
            "shop.example.com",
            "wrong_type",
        ),
        case(
            "domain",
            "lease-over",
            "its end is over",
            &plain,
            NOW + 30 * DAY + 1,
        )
        .with("domain", "shop.example.com")
        .with("expect", "lease_over"),
    ]
}

fn tokens() -> Vec<Case> {
    let bound = file(
        "token+jwt",
        &json!({"machine": {"id": "DEVICE12345"}, "maintenance_until": NOW + DAY}),
    );
    let borne = file("token+jwt", &json!({}));
    let of = |name: &str, about: &str, text: &str, now: i64| case("token", name, about, text, now);
    vec![
        of("bound", "for its identifier", &bound, NOW)
            .with("id", "DEVICE12345")
            .with("expect", "good"),
        of("bound-to-another", "for another", &bound, NOW)
            .with("id", "DEVICE12346")
            .with("expect", "other_machine"),
        of("bound-without-id", "the program knows none", &bound, NOW).with("expect", "other_machine"),
        of("borne", "for whoever bears it", &borne, NOW).with("expect", "good"),
        of("borne-by-somebody", "whoever that is", &borne, NOW)
            .with("id", "anybody")
            .with("expect", "good"),
        of("lease-over", "its end is over", &borne, NOW + 30 * DAY + 1).with("expect", "lease_over"),
        of(
            "domain-in-its-place",
            "a domain license",
            &file("domain+jwt", &json!({})),
            NOW,
        )
        .with("expect", "wrong_type"),
    ]
}
