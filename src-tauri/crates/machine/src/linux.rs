//! Linux: files that every user may read. What only root may read, such as serial numbers of the firmware, is left out:
//! a program that was started by root once and by a user later would be on two machines.

use std::fs;
use std::path::{Path, PathBuf};

use signet_license::Part;

use crate::adapter::{self, bytes_of};
use crate::disk::Drive;
use crate::{Found, hypervisor, text};

/// Looks at the computer whose `/proc`, `/sys` and `/etc` are in this folder: `/` for this one.
pub fn under(root: &Path) -> Found {
    let computer = Computer(root);
    let mut found = Found {
        in_virtual_machine: computer.is_virtual(),
        ..Found::default()
    };
    found.add(Part::Cpu, computer.processor());
    found.add(
        Part::Hdd,
        computer.drives().filter_map(|name| computer.disk(&name)),
    );
    found.add(Part::Mac, computer.adapters());
    found.add(Part::Motherboard, computer.board());
    found.add(Part::Os, computer.system());
    found.add(
        Part::Dvd,
        computer.drives().filter_map(|name| computer.optical_drive(&name)),
    );
    found.add(Part::Host, computer.host());
    found
}

struct Computer<'a>(&'a Path);

impl Computer<'_> {
    fn processor(&self) -> Option<String> {
        let all = self.read("proc/cpuinfo");
        let value = |name: &str| {
            let lines = all.lines().filter_map(|line| line.split_once(':'));
            let mut named = lines.filter(|(field, _)| field.trim() == name);
            named.next().map(|(_, value)| value.trim().to_owned())
        };
        if let Some(name) = value("model name") {
            return Some(name);
        }
        // ARM has numbers where others have a name.
        let numbers = ["CPU implementer", "CPU variant", "CPU part", "CPU revision"].map(value);
        let numbers: Option<Vec<String>> = numbers.into_iter().collect();
        numbers.map(|numbers| numbers.join(" "))
    }

    fn board(&self) -> Option<String> {
        let [vendor, name, version] =
            ["vendor", "name", "version"].map(|field| self.read(&format!("sys/class/dmi/id/board_{field}")));
        let tree = |field: &str| self.read(&format!("proc/device-tree/{field}"));
        text::joined(&[&vendor, &name, &version], &name).or_else(|| {
            let serial = tree("serial-number");
            text::joined(&[&tree("model"), &serial], &serial)
        })
    }

    fn system(&self) -> Option<String> {
        let id = ["etc/machine-id", "var/lib/dbus/machine-id"].map(|path| self.read(path));
        let id = id.into_iter().find(|id| !id.is_empty())?;
        let whole = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
        whole.then_some(id)
    }

    fn host(&self) -> Option<String> {
        let name = self.read("proc/sys/kernel/hostname");
        (!name.starts_with("localhost")).then_some(name)
    }

    /// Addresses of the adapters that are devices.
    fn adapters(&self) -> Vec<String> {
        let names = self.names("sys/class/net");
        names.iter().filter_map(|name| self.address(name)).collect()
    }

    fn address(&self, name: &str) -> Option<String> {
        let file = |field: &str| self.read(&format!("sys/class/net/{name}/{field}"));
        let device = self.real(&format!("sys/class/net/{name}/device"))?;
        // Ethernet, and Wi-Fi, which looks the same.
        if is_virtual(&device) || file("type") != "1" {
            return None;
        }
        // The address it was made with, where another was put over it: by a bond, or at random on Wi-Fi.
        let made_with = ["bonding_slave/perm_hwaddr", "phy80211/macaddress", "address"];
        let address = made_with
            .into_iter()
            .map(file)
            .find(|address| !address.is_empty())?;
        adapter::address(&bytes_of(&address))
    }

    /// Names of the drives that are devices: no partition, memory, loop or volume made of others.
    fn drives(&self) -> impl Iterator<Item = String> {
        let names = self.names("sys/block").into_iter();
        names.filter(|name| self.real(&format!("sys/block/{name}/device")).is_some())
    }

    fn disk(&self, name: &str) -> Option<String> {
        let file = |field: &str| self.read(&format!("sys/block/{name}/{field}"));
        let device = self.real(&format!("sys/block/{name}/device"))?;
        let plugged_in = device
            .iter()
            .any(|folder| folder.to_string_lossy().starts_with("usb"));
        let serials = ["serial", "device/serial"].map(file).into_iter();
        // A SCSI disk's page with its serial number begins with four bytes that are none of it.
        let page = self.bytes(&format!("sys/block/{name}/device/vpd_pg80"));
        let page = as_text(page.get(4..).unwrap_or_default());
        let ids = ["device/wwid", "wwid", "device/cid"].map(file).into_iter();
        let serial = serials
            .chain([page])
            .chain(ids)
            .find_map(|serial| text::said(&serial))?;
        let drive = Drive {
            vendor: String::new(),
            model: file("device/model"),
            serial,
            fixed: file("removable") == "0" && !plugged_in && !is_virtual(&device) && !is_optical(name),
        };
        drive.disk()
    }

    fn optical_drive(&self, name: &str) -> Option<String> {
        let file = |field: &str| self.read(&format!("sys/block/{name}/device/{field}"));
        let drive = Drive {
            vendor: file("vendor"),
            model: file("model"),
            ..Drive::default()
        };
        is_optical(name).then(|| drive.optical()).flatten()
    }

    /// By the names of the firmware, or because the processor says that it is shared.
    fn is_virtual(&self) -> bool {
        let [vendor, product] =
            ["sys_vendor", "product_name"].map(|field| self.read(&format!("sys/class/dmi/id/{field}")));
        let all = self.read("proc/cpuinfo");
        let flags = all.lines().find_map(|line| line.strip_prefix("flags"));
        let shared = flags.is_some_and(|flags| flags.split_whitespace().any(|flag| flag == "hypervisor"));
        // The system that manages the others on a computer with Xen is the computer's own.
        let manages = self.read("proc/xen/capabilities").contains("control_d");
        !manages && (shared || hypervisor::is_virtual(&vendor, &product))
    }

    /// A file as text without the white space around it; empty if it cannot be read.
    fn read(&self, path: &str) -> String {
        as_text(&self.bytes(path))
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.0.join(path)).unwrap_or_default()
    }

    fn names(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(path)).into_iter().flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect()
    }

    /// Where a link leads, from the root.
    fn real(&self, path: &str) -> Option<PathBuf> {
        let real = fs::canonicalize(self.0.join(path)).ok()?;
        let root = fs::canonicalize(self.0).ok()?;
        real.strip_prefix(root).map(Path::to_path_buf).ok()
    }
}

fn as_text(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim_matches(|c: char| c.is_whitespace() || c == '\0')
        .to_owned()
}

fn is_virtual(device: &Path) -> bool {
    device.starts_with("sys/devices/virtual")
}

fn is_optical(name: &str) -> bool {
    name.starts_with("sr")
}
