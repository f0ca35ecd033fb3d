//! What people type: serial numbers, mail addresses and templates of mails.

use std::sync::OnceLock;

use signet_domain::SerialFormat;
use signet_mail::{Address, LicenseMail, Template};

/// Serial numbers, in three forms.
pub fn serial(bytes: &[u8]) {
    let Ok(typed) = str::from_utf8(bytes) else {
        return;
    };
    for format in formats() {
        if let Ok(serial) = format.read(typed) {
            assert_eq!(
                format.read(serial.as_str()).as_ref(),
                Ok(&serial),
                "its own form is read the same"
            );
        }
    }
}

fn formats() -> &'static [SerialFormat] {
    static FORMATS: OnceLock<Vec<SerialFormat>> = OnceLock::new();
    FORMATS.get_or_init(|| {
        let own = SerialFormat::new("0123456789ABCDEF", 4, 5).unwrap_or_else(|problem| panic!("{problem:?}"));
        vec![SerialFormat::default(), SerialFormat::digits(), own]
    })
}

/// Addresses, and templates: subject, text and HTML with a zero byte between them.
pub fn mail(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    if let Ok(address) = text.parse::<Address>() {
        let again: Result<Address, _> = address.email().parse();
        assert_eq!(
            again.map(|again| again.email().to_owned()).as_deref(),
            Ok(address.email())
        );
        assert!(
            !address.to_string().contains(['\r', '\n']),
            "an address stays on its line"
        );
    }
    let mut parts = text.splitn(3, '\0').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let template = Template {
        subject: part(),
        text: part(),
        html: part(),
    };
    if let Ok(mail) = template.render(&LicenseMail::example()) {
        assert!(
            !mail.subject.contains(['\r', '\n']),
            "a subject stays on its line"
        );
    }
}
