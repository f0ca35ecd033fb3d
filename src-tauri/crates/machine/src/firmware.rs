//! The tables a computer's firmware leaves for its system: SMBIOS, types 1 (system) and 2 (base board).

use crate::text;

/// What the firmware says of the computer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Firmware {
    /// Who made the computer.
    pub system_vendor: String,
    /// What it is called.
    pub system_product: String,
    /// Who made its main board.
    pub board_vendor: String,
    /// What that is called.
    pub board_product: String,
    /// The main board's serial number.
    pub board_serial: String,
}

impl Firmware {
    /// What is found of the main board: vendor, product and serial number.
    pub fn board(&self) -> Option<String> {
        let fields = [&*self.board_vendor, &self.board_product, &self.board_serial];
        text::joined(&fields, &self.board_product)
    }

    /// Reads SMBIOS structures one after the other. What is cut off or makes no sense ends it; what came before counts.
    pub fn read(mut tables: &[u8]) -> Self {
        let mut firmware = Self::default();
        let mut board = false;
        while let Some(structure) = Structure::first(tables) {
            match structure.kind {
                1 => {
                    firmware.system_vendor = structure.text(4);
                    firmware.system_product = structure.text(5);
                }
                // A server may have several; the first is the main board.
                2 if !board => {
                    board = true;
                    firmware.board_vendor = structure.text(4);
                    firmware.board_product = structure.text(5);
                    firmware.board_serial = structure.text(7);
                }
                127 => break,
                _ => {}
            }
            tables = structure.rest;
        }
        firmware
    }
}

/// One structure: a formatted part whose bytes may be numbers of the texts behind it.
struct Structure<'a> {
    kind: u8,
    formatted: &'a [u8],
    texts: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Structure<'a> {
    fn first(tables: &'a [u8]) -> Option<Self> {
        let (kind, length) = (*tables.first()?, usize::from(*tables.get(1)?));
        // Kind, length and handle are four bytes: a shorter one would never end.
        let (formatted, behind) = (tables.get(..length.max(4))?, tables.get(length.max(4)..)?);
        let end = behind.windows(2).position(|pair| pair == [0, 0])?;
        Some(Self {
            kind,
            formatted,
            texts: &behind[..end],
            rest: &behind[end + 2..],
        })
    }

    fn text(&self, at: usize) -> String {
        let number = self.formatted.get(at).copied().map_or(0, usize::from);
        let mut texts = self.texts.split(|byte| *byte == 0);
        let text = number.checked_sub(1).and_then(|before| texts.nth(before));
        String::from_utf8_lossy(text.unwrap_or_default())
            .trim()
            .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn structure(kind: u8, formatted: &[u8], texts: &[&str]) -> Vec<u8> {
        let mut bytes = vec![kind, u8::try_from(formatted.len()).unwrap() + 4, 0, 0];
        bytes.extend(formatted);
        for text in texts {
            bytes.extend(text.as_bytes());
            bytes.push(0);
        }
        if texts.is_empty() {
            bytes.push(0);
        }
        bytes.push(0);
        bytes
    }

    fn tables() -> Vec<u8> {
        [
            structure(0, &[1, 2], &["LENOVO", "N2IET94W"]),
            structure(1, &[1, 2, 0, 3], &["LENOVO", "20N3S", "PF1"]),
            structure(2, &[1, 2, 0, 3], &["LENOVO", "20N3S Board", "L1HF95"]),
            structure(2, &[1, 2, 0, 3], &["Other", "Riser", "X"]),
            structure(127, &[], &[]),
            structure(1, &[1, 2], &["Behind", "The end"]),
        ]
        .concat()
    }

    #[test]
    fn the_main_board_and_the_system_are_read() {
        let firmware = Firmware::read(&tables());
        assert_eq!(firmware.system_vendor, "LENOVO");
        assert_eq!(firmware.system_product, "20N3S");
        assert_eq!(firmware.board().as_deref(), Some("LENOVO 20N3S Board L1HF95"));
    }

    #[test]
    fn tables_cut_anywhere_or_full_of_nonsense_are_read_as_far_as_they_go() {
        let whole = tables();
        for end in 0..whole.len() {
            let _ = Firmware::read(&whole[..end]);
            let mut wrong = whole.clone();
            wrong[end] = 0xff;
            let _ = Firmware::read(&wrong);
            wrong[end] = 0;
            let _ = Firmware::read(&wrong);
        }
        assert_eq!(Firmware::read(&[]), Firmware::default());
        assert_eq!(Firmware::read(&[0; 64]), Firmware::default());
    }

    #[test]
    fn a_board_that_says_nothing_is_none() {
        let board = structure(2, &[1, 2, 0, 3], &["ASUS", "To be filled by O.E.M.", "123"]);
        assert_eq!(Firmware::read(&board).board(), None);
        let board = structure(2, &[1, 2, 0, 3], &["ASUS", "PRIME", "Default string"]);
        assert_eq!(Firmware::read(&board).board().as_deref(), Some("ASUS PRIME"));
    }
}
