//! How the window looks, in light and in dark.

use signet_tests::Window;

use crate::given::{assert_no_script_errors, demo_window};
