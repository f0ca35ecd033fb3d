//! What the main job leaves for the customer, looked at with programs that know nothing of the window.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use mail_parser::{MessageParser, MimeHeaders as _};
use signet_tests::built;

use crate::given::CUSTOMER;

/// The license files in the folder: three, each good by the public key that lies beside them.
pub fn good_licenses(folder: &Path) -> Vec<PathBuf> {
    let files = files_of(folder, "lic");
    assert_eq!(files.len(), 3, "one file for each of three licenses");
    for file in &files {
        let verdict = Command::new(built("signet").unwrap())
            .arg("verify")
            .arg(file)
            .arg("--key")
            .arg(folder.join("public-key.pem"))
            .output()
            .unwrap();
        let words = String::from_utf8(verdict.stdout).unwrap();
        assert!(
            verdict.status.success(),
            "{} is not good: {words}",
            file.display()
        );
        assert!(
            words.contains(CUSTOMER),
            "the license names its customer: {words}"
        );
    }
    files
}

/// The serial number that a license file is named after.
pub fn serial(file: &Path) -> &str {
    file.file_stem().unwrap().to_str().unwrap()
}

/// The words of the one certificate in the folder, each paragraph on one line.
pub fn certificate(folder: &Path) -> String {
    let [pdf] = files_of(folder, "pdf").try_into().expect("one certificate");
    let read = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
    assert!(read.status.success(), "{} is a PDF", pdf.display());
    let text = String::from_utf8(read.stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The saved mail goes to Katrin Müller and carries the folder's licenses and certificate, byte for byte.
pub fn assert_mail_carries(eml: &Path, folder: &Path) {
    let bytes = fs::read(eml).unwrap();
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let to = mail.to().unwrap().first().unwrap().address().unwrap();
    assert_eq!(to, "k.mueller@mueller-soen.example");
    let mut attached: Vec<_> = mail
        .attachments()
        .map(|part| part.attachment_name().unwrap())
        .collect();
    attached.sort_unstable();
    let saved: Vec<_> = [files_of(folder, "lic"), files_of(folder, "pdf")].concat();
    let mut names: Vec<_> = saved
        .iter()
        .map(|file| file.file_name().unwrap().to_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(attached, names);
    for part in mail.attachments() {
        let name = part.attachment_name().unwrap();
        assert!(
            part.contents() == fs::read(folder.join(name)).unwrap(),
            "{name} is as saved"
        );
    }
}

fn files_of(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|has| has == extension))
        .collect();
    files.sort();
    files
}
