//! Requests, certificates and proofs as a program sees them.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use signet_license::{
    ActivationRequest, DeviceSecret, LicenseError, Machine, MachineClaim, Part, RequestError, RequestProduct,
    part_hash,
};

const SALT: &[u8] = b"chart studio";

fn secret(byte: u8) -> DeviceSecret {
    DeviceSecret::from_bytes(&[byte; 32]).unwrap()
}

fn machine() -> Machine {
    Machine::new()
        .with(SALT, Part::Cpu, "GenuineIntel 6-158-10")
        .with(SALT, Part::Mac, "aa:bb:cc:00:11:22")
        .with(SALT, Part::Mac, "aa:bb:cc:00:11:33")
        .with(SALT, Part::Host, "")
}

fn request() -> ActivationRequest {
    ActivationRequest {
        id: "0197c1d2-7a40-7d3e-9c55-3f1f0a6b2c11".to_owned(),
        nonce: "AAECAwQFBgcICQoLDA0ODw".to_owned(),
        serial: "7TVMdV-thNAuK-63JLsy-kHPJUh-VcmEg6".to_owned(),
        product: RequestProduct {
            number: 100,
            version: "4.2".to_owned(),
        },
        machine: machine(),
        name: "bridge-pc".to_owned(),
        virtual_machine: false,
        key: secret(7).public(),
    }
}

#[test]
fn a_request_is_read_as_it_was_written_however_mail_programs_break_it() {
    let text = request().text().unwrap();
    assert!(
        text.len() < 800,
        "{} characters fit into a QR code for a phone",
        text.len()
    );
    assert_eq!(ActivationRequest::read(&text), Ok(request()));
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| str::from_utf8(line).unwrap())
        .collect();
    let broken = format!("\u{feff}  {}\r\n", lines.join("\r\n  "));
    assert_eq!(ActivationRequest::read(&broken), Ok(request()));
}

#[test]
fn every_cut_and_every_wrong_character_is_told() {
    let text = request().text().unwrap();
    for end in 0..text.len() {
        let read = ActivationRequest::read(&text[..end]);
        let told = if end == 0 {
            RequestError::NotARequest
        } else {
            RequestError::CutOff
        };
        assert_eq!(read, Err(told), "cut after {end}");
    }
    for at in 6..text.len() {
        let mut letters = text.clone().into_bytes();
        letters[at] = if letters[at] == b'A' { b'B' } else { b'A' };
        let read = ActivationRequest::read(&String::from_utf8(letters).unwrap());
        assert!(read.is_err(), "wrong at {at}");
    }
    for other in [
        "",
        "hello",
        "SGNR2.abc.abc",
        "{}",
        "eyJhbGciOiJSUzI1NiJ9.e30.AA",
        "SGNR1.a.b.c",
    ] {
        assert_eq!(
            ActivationRequest::read(other),
            Err(RequestError::NotARequest),
            "{other}"
        );
    }
    assert_eq!(
        ActivationRequest::read(&format!("SGNR1.{}", "A".repeat(20_000))),
        Err(RequestError::NotARequest)
    );
}

#[test]
fn a_request_with_a_false_content_is_refused() {
    let refused = |change: fn(&mut ActivationRequest)| {
        let mut request = request();
        change(&mut request);
        let text = request.text().unwrap();
        matches!(
            ActivationRequest::read(&text),
            Err(RequestError::Unreadable { .. })
        )
    };
    assert!(refused(|r| r.id = "x".to_owned()));
    assert!(refused(|r| r.id = "'; DROP TABLE licenses; --".to_owned()));
    assert!(refused(|r| r.nonce.clear()));
    assert!(refused(|r| r.serial.clear()));
    assert!(refused(|r| r.name = "x".repeat(201)));
    assert!(refused(|r| r.key.x = r.key.y.clone()), "not a point of the curve");
    assert!(refused(|r| r.key.crv = "P-384".to_owned()));
    assert!(refused(|r| r
        .machine
        .0
        .entry(Part::Cpu)
        .or_default()
        .push("no hash".to_owned())));
}

#[test]
fn parts_match_by_any_of_their_hashes_and_empty_ones_never_do() {
    let salted = part_hash(SALT, Part::Cpu, "A").unwrap();
    assert_eq!(salted.len(), 22);
    assert_eq!(part_hash(SALT, Part::Cpu, " a\n"), Some(salted.clone()));
    assert_ne!(part_hash(b"other product", Part::Cpu, "A"), Some(salted.clone()));
    assert_ne!(part_hash(SALT, Part::Hdd, "A"), Some(salted));
    assert_eq!(part_hash(SALT, Part::Host, "  "), None);
    assert!(!machine().has(Part::Host));

    let claim = MachineClaim {
        id: None,
        parts: machine(),
        replaceable: vec![Part::Mac],
        tolerated: 1,
    };
    let cpu = || Machine::new().with(SALT, Part::Cpu, "GenuineIntel 6-158-10");
    assert_eq!(claim.matches(None, &machine()), Ok(()));
    let one_adapter = cpu().with(SALT, Part::Mac, "AA:BB:CC:00:11:33");
    assert_eq!(claim.matches(None, &one_adapter), Ok(()));
    assert_eq!(claim.matches(None, &cpu()), Ok(()), "one change is tolerated");
    let none = claim.matches(None, &Machine::new()).unwrap_err();
    assert_eq!(none.parts, [Part::Cpu, Part::Mac]);
    assert_eq!(none.to_string(), "CPU, network adapter");
    let strict = MachineClaim {
        tolerated: 0,
        ..claim
    };
    assert_eq!(strict.matches(None, &cpu()).unwrap_err().parts, [Part::Mac]);
    let empty = MachineClaim {
        parts: Machine([(Part::Dvd, Vec::new())].into()),
        ..MachineClaim::default()
    };
    let bare = Machine([(Part::Dvd, Vec::new())].into());
    assert!(
        empty.matches(None, &bare).is_err(),
        "nothing is not the same as nothing"
    );
    let typed = MachineClaim {
        id: Some("CLIENT-0001".to_owned()),
        ..MachineClaim::default()
    };
    assert_eq!(typed.matches(Some("CLIENT-0001"), &Machine::new()), Ok(()));
    assert!(
        typed
            .matches(Some("CLIENT-0002"), &Machine::new())
            .unwrap_err()
            .id
    );
    assert!(typed.matches(None, &Machine::new()).is_err());
}

#[test]
fn a_device_key_signs_what_only_it_can() {
    let (mine, other) = (secret(7), secret(8));
    let public = mine.public();
    assert!(public.is_sound());
    assert_ne!(public.thumbprint(), other.public().thumbprint());
    assert!(DeviceSecret::from_bytes(&[0; 32]).is_none());
    assert!(DeviceSecret::from_bytes(&[0xff; 32]).is_none());
    assert!(!format!("{mine:?}").contains('7'), "its bytes are not printed");
    assert!(matches!(
        signet_license::verify_proof("SGNR1.a.b", &public),
        Err(LicenseError::NotALicense)
    ));
}
