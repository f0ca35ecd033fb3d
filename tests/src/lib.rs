//! What the tests in `tests/tests` share. It holds no test and no rule of the product.
//!
//! [`Window`] drives the built application in a real webview; [`Launch`] says which program, with what around it.

mod desktop;
mod error;
mod failure;
mod keys;
mod page;
mod process;
mod steps;
mod window;

pub use desktop::{Launch, built};
pub use error::{HarnessError, Result};
pub use window::Window;
