//! Verifiers nobody here wrote accept our license files and refuse everything else.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use support::{Shop, draft_with_key, fixture, python, submit};

/// A license from a vault whose private key the test holds, so that it can also forge.
struct Issued {
    shop: Shop,
    license: String,
}

impl Issued {
    fn new() -> Self {
        let shop = Shop::open();
        let private = shop.path("private.pem");
        run(Command::new("openssl")
            .args(["genrsa", "-out"])
            .arg(&private)
            .arg("2048"));
        run(Command::new("openssl")
            .args(["rsa", "-pubout", "-in"])
            .arg(&private)
            .arg("-out")
            .arg(shop.path("public.pem")));
        let text = std::fs::read_to_string(&private).unwrap();
        shop.call("key.import", &json!({"name": "From elsewhere", "text": text}));
        let order = submit(&shop, &draft_with_key(&shop));
        let file = shop.call("license.file", &json!({"id": order["licenses"][0]["id"]}));
        Self {
            license: file["text"].as_str().unwrap().trim().to_owned(),
            shop,
        }
    }

    /// The same payload under another header, genuinely signed with the vendor's own key.
    fn signed_with_header(&self, header: &Value) -> String {
        let payload = self.license.split('.').nth(1).unwrap();
        let signed = format!("{}.{payload}", base64url(header.to_string().as_bytes()));
        std::fs::write(self.shop.path("signed"), &signed).unwrap();
        run(Command::new("openssl")
            .args(["dgst", "-sha256", "-sign"])
            .arg(self.shop.path("private.pem"))
            .arg("-out")
            .arg(self.shop.path("signature"))
            .arg(self.shop.path("signed")));
        format!(
            "{signed}.{}",
            base64url(&std::fs::read(self.shop.path("signature")).unwrap())
        )
    }

    /// The classic attack: the public key used as an HMAC secret.
    fn signed_with_hmac(&self) -> String {
        let script = "import sys,hmac,hashlib,base64,json;pem,payload,kid=open(sys.argv[1],'rb').read(),sys.argv[2],sys.argv[3];\
            b=lambda x:base64.urlsafe_b64encode(x).rstrip(b'=').decode();\
            h=b(json.dumps({'alg':'HS256','typ':'license+jwt','kid':kid}).encode());s=h+'.'+payload;\
            print(s+'.'+b(hmac.new(pem,s.encode(),hashlib.sha256).digest()))";
        let payload = self.license.split('.').nth(1).unwrap();
        let output = Command::new(python())
            .args(["-c", script])
            .arg(self.shop.path("public.pem"))
            .args([payload, self.header()["kid"].as_str().unwrap()])
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn header(&self) -> Value {
        let script = "import sys,base64;p=sys.argv[1].split('.')[0];sys.stdout.buffer.write(base64.urlsafe_b64decode(p+'='*(-len(p)%4)))";
        let output = Command::new(python())
            .args(["-c", script, &self.license])
            .output()
            .unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

fn run(command: &mut Command) {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn base64url(bytes: &[u8]) -> String {
    let mut command = Command::new("openssl");
    let output = {
        use std::io::Write as _;
        let mut child = command
            .args(["base64", "-A"])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        child.wait_with_output().unwrap()
    };
    String::from_utf8(output.stdout)
        .unwrap()
        .trim()
        .trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_")
}

/// Each verifier prints the claims and exits with 0, or exits with 1.
fn verifiers() -> Vec<(&'static str, Command)> {
    let script = |program: &Path, name: &str| {
        let mut command = Command::new(program);
        command.arg(fixture(name));
        command
    };
    vec![
        ("openssl", script(Path::new("sh"), "verify_openssl.sh")),
        ("PyJWT", script(&python(), "verify_pyjwt.py")),
        (
            "Python's standard library",
            script(Path::new("python3"), "verify_stdlib.py"),
        ),
        ("Node's crypto", script(Path::new("node"), "verify_node.mjs")),
    ]
}

fn verdicts(issued: &Issued, text: &str) -> Vec<(&'static str, bool, String)> {
    let file = issued.shop.path("tried.lic");
    std::fs::write(&file, format!("{text}\n")).unwrap();
    verifiers()
        .into_iter()
        .map(|(name, mut command)| {
            let output = command
                .arg(issued.shop.path("public.pem"))
                .arg(&file)
                .output()
                .unwrap();
            let code = output.status.code();
            assert!(
                matches!(code, Some(0 | 1)),
                "{name} broke down: {}",
                String::from_utf8_lossy(&output.stderr)
            );
            (name, code == Some(0), String::from_utf8(output.stdout).unwrap())
        })
        .collect()
}

fn assert_all_refuse(issued: &Issued, text: &str, why: &str) {
    for (name, good, _) in verdicts(issued, text) {
        assert!(!good, "{name} accepted a license with {why}");
    }
}

#[test]
fn every_verifier_reads_the_same_claims() {
    let issued = Issued::new();
    for (name, good, claims) in verdicts(&issued, &issued.license) {
        assert!(good, "{name} refused a good license");
        let claims: Value = serde_json::from_str(&claims).unwrap();
        assert_eq!(claims["sub"], "Müller & Søn Messtechnik GmbH", "{name}");
        assert_eq!(claims["product"]["number"], 1040, "{name}");
        assert_eq!(claims["features"][1]["until"], 1_893_455_999, "{name}");
    }
}

#[test]
fn every_verifier_refuses_every_forgery() {
    let issued = Issued::new();
    let header = issued.header();
    let kid = &header["kid"];

    let payload_at = issued.license.find('.').unwrap() + 40;
    let mut flipped = issued.license.clone().into_bytes();
    flipped[payload_at] ^= 1;
    assert_all_refuse(&issued, &String::from_utf8(flipped).unwrap(), "a flipped bit");

    let payload = issued.license.split('.').nth(1).unwrap();
    let none = base64url(
        json!({"alg": "none", "typ": "license+jwt", "kid": kid})
            .to_string()
            .as_bytes(),
    );
    assert_all_refuse(&issued, &format!("{none}.{payload}."), "alg none");
    assert_all_refuse(&issued, &issued.signed_with_hmac(), "an HMAC by the public key");

    let genuine = issued.signed_with_header(&header);
    assert!(
        verdicts(&issued, &genuine).iter().all(|v| v.1),
        "the forger's hand is steady"
    );
    let other_type = issued.signed_with_header(&json!({"alg": "RS256", "typ": "activation+jwt", "kid": kid}));
    assert_all_refuse(&issued, &other_type, "another typ");
    let other_alg = issued.signed_with_header(&json!({"alg": "HS256", "typ": "license+jwt", "kid": kid}));
    assert_all_refuse(&issued, &other_alg, "another alg over a genuine signature");
}
