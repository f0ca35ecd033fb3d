//! Everything that was brought from where there is no internet, answered at once.

use serde::{Deserialize, Serialize};
use signet_domain::Permission;
use signet_vault::Tx;
use ts_rs::TS;

use super::ActivationView;
use super::ask::{Asked, Plan};
use super::look::{DeskItem, Item};
use super::make::answer;
use crate::action::{Action, Write};
use crate::console::Desk;
use crate::{Fault, FaultCode};

/// Texts that one call answers at most.
const MOST: usize = 1_000;

/// Answers requests and takes proofs in.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerAll {
    /// The texts of requests and proofs, 1 to 1000.
    texts: Vec<String>,
}

/// What came of one of them.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Answered {
    /// What it is; none: nothing the desk takes.
    pub what: Option<DeskItem>,
    /// The activation that was made or given back.
    pub activation: Option<ActivationView>,
    /// Why nothing came of it.
    pub fault: Option<Fault>,
}

impl Action for AnswerAll {
    const NAME: &'static str = "activation.answer_all";
    const PERMISSION: Permission = Permission::Deliver;
    const ABOUT: &'static str = "Takes proofs in, then answers requests: each as its own action would, one that is refused without keeping the others.";
    type Reply = Vec<Answered>;
}

impl Write for AnswerAll {
    fn run(self, desk: &Desk<'_>, tx: &Tx<'_>) -> Result<Vec<Answered>, Fault> {
        if self.texts.is_empty() || self.texts.len() > MOST {
            let message = format!("Bring 1 to {MOST} requests and proofs at once.");
            return Err(Fault::field("texts", message));
        }
        let total = self.texts.len() as u64;
        let mut done = 0;
        let mut answers: Vec<Option<Answered>> = Vec::new();
        let mut later = Vec::new();
        // A machine's proof makes room for another one's request, whichever was read first.
        for text in &self.texts {
            let (what, item) = Item::read(desk, text);
            let read = match item {
                Ok(Item::Request(request)) => {
                    later.push((answers.len(), request));
                    answers.push(None);
                    continue;
                }
                Ok(Item::Proof(proof)) => Ok(proof.take_in(desk, tx)?),
                Err(fault) => Err(fault),
            };
            desk.progress.step(done, total, "answered")?;
            done += 1;
            answers.push(Some(Answered::of(what, read)?));
        }
        for (place, request) in later {
            desk.progress.step(done, total, "answered")?;
            done += 1;
            // Refused is who may not have it before anything is written; what fails later ends it all.
            let activation = match Plan::of(desk, Asked::Machine(request))?.ready() {
                Ok(ready) => Ok(answer(desk, tx, ready)?),
                Err(fault) => Err(fault),
            };
            answers[place] = Some(Answered::of(Some(DeskItem::Request), activation)?);
        }
        Ok(answers.into_iter().flatten().collect())
    }
}

impl Answered {
    /// A refusal is an answer; that the vault cannot be read is none.
    fn of(what: Option<DeskItem>, activation: Result<ActivationView, Fault>) -> Result<Self, Fault> {
        let (activation, fault) = match activation {
            Ok(activation) => (Some(activation), None),
            Err(fault) if matches!(fault.code, FaultCode::InvalidField | FaultCode::NotAllowedNow) => {
                (None, Some(fault))
            }
            Err(fault) => return Err(fault),
        };
        Ok(Self {
            what,
            activation,
            fault,
        })
    }
}
