//! Disks and optical drives.

use crate::text;

/// A drive as a system describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drive {
    /// Who made it; often empty.
    pub vendor: String,
    /// What it is called.
    pub model: String,
    /// Its serial number.
    pub serial: String,
    /// It is fixed in this computer: nothing that is plugged in, mounted over a network or a file.
    pub fixed: bool,
}

/// What drives of virtual machines and of mounted images are called, in lower case.
const VIRTUAL: [&str; 7] = ["qemu", "vbox", "virtual", "vmware", "msft", "parallels", "bochs"];

impl Drive {
    /// What is found of a disk: model and serial number. A model alone would make machines of one series look alike.
    pub fn disk(&self) -> Option<String> {
        let known = self
            .fixed
            .then(|| text::joined(&[&self.model, &self.serial], &self.serial));
        known.flatten()
    }

    /// What is found of an optical drive: vendor, model and, if it tells one, serial number. A drive that only pretends
    /// to be one is none.
    pub fn optical(&self) -> Option<String> {
        let found = text::joined(&[&self.vendor, &self.model, &self.serial], &self.model)?;
        let lower = found.to_lowercase();
        (!VIRTUAL.iter().any(|word| lower.contains(word))).then_some(found)
    }
}

/// Buses of drives that are plugged in, are far away or do not exist: `STORAGE_BUS_TYPE` of Windows. IEEE 1394, Fibre
/// Channel, USB, iSCSI, SD, virtual, a file, Storage Spaces.
const PLUGGED_IN: [u32; 8] = [0x04, 0x06, 0x07, 0x09, 0x0c, 0x0e, 0x0f, 0x10];

/// Reads a `STORAGE_DEVICE_DESCRIPTOR` of Windows: places of zero-ended texts from its beginning.
pub fn described(descriptor: &[u8]) -> Drive {
    let number = |at: usize| {
        let bytes = descriptor.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let text = |at: usize| {
        let place = number(at).and_then(|place| usize::try_from(place).ok());
        let rest = place
            .filter(|place| *place > 0)
            .and_then(|place| descriptor.get(place..));
        let text = rest.and_then(|rest| rest.split(|byte| *byte == 0).next());
        String::from_utf8_lossy(text.unwrap_or_default())
            .trim()
            .to_owned()
    };
    let removable = descriptor.get(10).is_none_or(|flag| *flag != 0);
    Drive {
        vendor: text(12),
        model: text(16),
        serial: text(24),
        fixed: !removable && number(28).is_some_and(|bus| !PLUGGED_IN.contains(&bus)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SATA: u32 = 0x0b;

    fn descriptor(removable: u8, bus: u32) -> Vec<u8> {
        let texts = b"ATA     \0Samsung SSD 870 \0  S62BNJ0R123456A\0";
        let mut bytes = vec![0; 36];
        bytes[10] = removable;
        for (at, value) in [(12, 36_u32), (16, 45), (20, 0), (24, 62), (28, bus)] {
            bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        bytes.extend(texts);
        bytes
    }

    #[test]
    fn a_descriptor_of_windows_is_read() {
        let drive = described(&descriptor(0, SATA));
        assert_eq!(drive.vendor, "ATA");
        assert_eq!(drive.disk().as_deref(), Some("Samsung SSD 870 S62BNJ0R123456A"));
        assert_eq!(
            described(&descriptor(1, SATA)).disk(),
            None,
            "it can be taken out"
        );
        assert_eq!(described(&descriptor(0, 7)).disk(), None, "USB");
        assert_eq!(described(&descriptor(0, 15)).disk(), None, "a mounted image");
    }

    #[test]
    fn a_descriptor_cut_anywhere_or_full_of_nonsense_is_read_too() {
        let whole = descriptor(0, SATA);
        for end in 0..whole.len() {
            let _ = described(&whole[..end]);
        }
        let mut nonsense = whole;
        nonsense[12..32].fill(0xff);
        assert_eq!(described(&nonsense).disk(), None);
    }

    #[test]
    fn a_drive_that_says_nothing_is_none() {
        let drive = |vendor: &str, model: &str, serial: &str| Drive {
            vendor: vendor.to_owned(),
            model: model.to_owned(),
            serial: serial.to_owned(),
            fixed: true,
        };
        assert_eq!(drive("ATA", "Disk", "0000").disk(), None);
        assert_eq!(drive("", "", "S1").disk().as_deref(), Some("S1"));
        assert_eq!(
            drive("HL-DT-ST", "DVDRAM GUE1N", "").optical().as_deref(),
            Some("HL-DT-ST DVDRAM GUE1N")
        );
        assert_eq!(drive("QEMU", "QEMU DVD-ROM", "QM00003").optical(), None);
        assert_eq!(drive("Msft", "Virtual DVD-ROM", "").optical(), None);
        assert_eq!(drive("HL-DT-ST", "", "").optical(), None);
    }
}
