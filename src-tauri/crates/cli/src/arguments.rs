//! The command line, and the help that teaches it.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;

/// Sell, sign, deliver and support software licenses from a shell.
#[derive(Parser)]
#[command(version, max_term_width = 100, after_long_help = EXAMPLES)]
pub struct Arguments {
    /// The vault's folder.
    #[arg(long, global = true, env = "SIGNET_VAULT", value_name = "DIR")]
    pub vault: Option<PathBuf>,

    /// Who signs in; may be left out where a vault has one user.
    #[arg(long, global = true, env = "SIGNET_USER", value_name = "NAME")]
    pub user: Option<String>,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Do the whole main job in a new vault with invented data, and leave what a customer gets.
    ///
    /// DIR/vault is the vault (user anna, password "look around"). Beside it: license.lic,
    /// public-key.pem, certificate.pdf and message.eml of one order.
    Demo {
        /// Where to: a new or empty folder.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Instead, invent a vault with about N licenses in DIR: five years of orders, every file signed.
        /// A million take about ten minutes on two cores.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=10_000_000))]
        large: Option<u64>,
        /// The summary as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Call any action of the console in the vault.
    ///
    /// The password comes from the environment variable SIGNET_PASSWORD, else from standard input's
    /// first line, else from a prompt; never from an argument, which others could read. The reply is
    /// JSON on standard output. A fault is JSON on standard error, and the exit code is 1.
    Call {
        /// The action, e.g. order.list; "signet actions" names them all.
        action: String,
        /// The request as JSON, or - to read it from standard input. Left out: {}.
        #[arg(value_name = "JSON")]
        request: Option<String>,
    },
    /// List every action with the permission it needs, its request and its reply.
    Actions {
        /// As JSON, for tools.
        #[arg(long)]
        json: bool,
    },
    /// Tell what a file is, whether it is good, and what it grants.
    ///
    /// Takes a license, request, certificate, deactivation proof, revocation list or public key, or a
    /// picture (PNG, JPEG) with a QR code of one. Against the given public keys; without any, by the keys
    /// of the vault, which also tells what it knows of the file.
    ///
    /// Exit code 0: good. 1: not good, or nobody can tell. 2: nothing that Signet writes, or not readable.
    Verify {
        /// The file, or - for standard input.
        file: PathBuf,
        /// The vendor's public key: PEM, DER in base64, JWK, JWKS, .NET XML. Give it twice to trust two
        /// keys during a rotation.
        #[arg(long, value_name = "FILE")]
        key: Vec<PathBuf>,
        /// The keys sign with PS256 instead of RS256.
        #[arg(long)]
        ps256: bool,
        /// The verdict as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Print shell completions, e.g.: signet completions bash > ~/.local/share/bash-completion/completions/signet
    Completions {
        /// Which shell.
        shell: Shell,
    },
}

const EXAMPLES: &str = "\
Examples:
  Look at everything a customer gets:
    signet demo --out demo
    signet verify demo/license.lic --key demo/public-key.pem

  What is in this screenshot, and what does the vault know of it?
    signet --vault my.signet verify screenshot.png

  Create a vault, then a signing key (the password is asked for):
    signet --vault my.signet call vault.create '{\"company\": \"Northwind\", \"user\": \"anna\", \"full_name\": \"Anna Brandt\"}'
    signet --vault my.signet call key.create '{\"name\": \"Northwind 2026\", \"bits\": 3072}'

  From a shop or a build:
    SIGNET_PASSWORD=… signet --vault my.signet call order.submit '{\"id\": \"…\", \"version\": 2}'
    signet --vault my.signet call order.list '{\"tab\": \"draft\"}' | jq '.rows[].number'

Exit codes: 0 done, 1 a fault (JSON on standard error: code, message, details), 2 wrong usage.";
