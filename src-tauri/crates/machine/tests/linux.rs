//! Other people's computers, as made-up `/proc`, `/sys` and `/etc`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use signet_license::Part;
use signet_machine::{Found, linux};
use tempfile::TempDir;

/// A computer that is put together file by file.
struct Computer(TempDir);

impl Computer {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn link(self, path: &str, to: &str) -> Self {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::create_dir_all(self.0.path().join(to)).unwrap();
        symlink(self.0.path().join(to), path).unwrap();
        self
    }

    /// A network adapter that is the device `device`.
    fn adapter(self, name: &str, device: &str, address: &str) -> Self {
        let home = format!("sys/devices/{device}/net/{name}");
        self.file(&format!("{home}/address"), format!("{address}\n"))
            .file(&format!("{home}/type"), "1\n")
            .link(&format!("{home}/device"), &format!("sys/devices/{device}"))
            .link(&format!("sys/class/net/{name}"), &home)
    }

    /// One that is no device: it has no link `device`.
    fn soft_adapter(self, name: &str, address: &str) -> Self {
        let home = format!("sys/devices/virtual/net/{name}");
        self.file(&format!("{home}/address"), format!("{address}\n"))
            .file(&format!("{home}/type"), "1\n")
            .link(&format!("sys/class/net/{name}"), &home)
    }

    fn disk(self, name: &str, device: &str, files: &[(&str, &[u8])]) -> Self {
        let home = format!("sys/devices/{device}/block/{name}");
        let mut computer = self.file(&format!("{home}/removable"), "0\n");
        for (file, content) in files {
            let path = match file.strip_prefix("device/") {
                Some(file) => format!("sys/devices/{device}/{file}"),
                None => format!("{home}/{file}"),
            };
            computer = computer.file(&path, content);
        }
        computer
            .link(&format!("{home}/device"), &format!("sys/devices/{device}"))
            .link(&format!("sys/block/{name}"), &home)
    }

    fn board(self, fields: [&str; 3]) -> Self {
        let names = ["vendor", "name", "version"];
        names
            .into_iter()
            .zip(fields)
            .fold(self, |computer, (name, field)| {
                computer.file(&format!("sys/class/dmi/id/board_{name}"), format!("{field}\n"))
            })
    }

    fn made_by(self, vendor: &str, product: &str) -> Self {
        self.file("sys/class/dmi/id/sys_vendor", vendor)
            .file("sys/class/dmi/id/product_name", product)
    }

    fn found(&self) -> Found {
        linux::under(self.0.path())
    }
}

const PROCESSOR: &str = "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Intel(R) Core(TM) i7-8665U CPU @ 1.90GHz\n\
                         flags\t\t: fpu vme de pse\n\nprocessor\t: 1\nmodel name\t: another\n";
const SHARED: &str = "processor\t: 0\nmodel name\t: AMD EPYC 7B13\nflags\t\t: fpu vme hypervisor lahf_lm\n";
const NVME: &str = "pci0000:00/0000:00:1d.4/0000:3d:00.0/nvme/nvme0";

fn laptop() -> Computer {
    Computer::new()
        .file("proc/cpuinfo", PROCESSOR)
        .file("proc/sys/kernel/hostname", "bridge-pc\n")
        .file("etc/machine-id", "3d1219c7c4c5404aaa1f6d2a48adfda4\n")
        .made_by("LENOVO\n", "20N3S\n")
        .board(["LENOVO", "20N3S Board", "Not Defined"])
        // Only root may read it, so it must not be part of what is found.
        .file("sys/class/dmi/id/board_serial", "L1HF95\n")
        .adapter("enp0s31f6", "pci0000:00/0000:00:1f.6", "8C:16:45:00:11:22")
        .adapter("wlp0s20f3", "pci0000:00/0000:00:14.3", "7a:11:22:33:44:55")
        .file(
            "sys/devices/pci0000:00/0000:00:14.3/net/wlp0s20f3/phy80211/macaddress",
            "70:cd:0d:aa:bb:cc\n",
        )
        .soft_adapter("lo", "00:00:00:00:00:00")
        .soft_adapter("docker0", "02:42:ac:11:00:01")
        .soft_adapter("tun0", "")
        .soft_adapter("wg0", "")
        .soft_adapter("tailscale0", "")
        .soft_adapter("vboxnet0", "0a:00:27:00:00:00")
        .soft_adapter("vmnet8", "00:50:56:c0:00:08")
        .disk(
            "nvme0n1",
            NVME,
            &[
                ("device/model", b"SAMSUNG MZVLB512HAJQ-000L7   \n"),
                ("device/serial", b"S4ENNX0M123456    \n"),
            ],
        )
        .disk("loop0", "virtual/block", &[])
        .disk(
            "sda",
            "pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host0/target0:0:0/0:0:0:0",
            &[("device/model", b"Stick\n"), ("device/wwid", b"naa.1111\n")],
        )
        .disk(
            "sr0",
            "pci0000:00/0000:00:17.0/ata2/host1/target1:0:0/1:0:0:0",
            &[
                ("device/vendor", b"HL-DT-ST\n"),
                ("device/model", b"DVDRAM GUE1N\n"),
            ],
        )
}

#[test]
fn a_laptop_with_everything_people_install() {
    let found = laptop().found();
    assert_eq!(found.of(Part::Cpu), ["Intel(R) Core(TM) i7-8665U CPU @ 1.90GHz"]);
    assert_eq!(
        found.of(Part::Hdd),
        ["SAMSUNG MZVLB512HAJQ-000L7 S4ENNX0M123456"],
        "and not the stick"
    );
    assert_eq!(
        found.of(Part::Mac),
        ["70:cd:0d:aa:bb:cc", "8c:16:45:00:11:22"],
        "and nothing virtual"
    );
    assert_eq!(found.of(Part::Motherboard), ["LENOVO 20N3S Board"]);
    assert_eq!(found.of(Part::Os), ["3d1219c7c4c5404aaa1f6d2a48adfda4"]);
    assert_eq!(found.of(Part::Dvd), ["HL-DT-ST DVDRAM GUE1N"]);
    assert_eq!(found.of(Part::Host), ["bridge-pc"]);
    assert!(!found.is_virtual());
    let machine = found.machine(b"salt");
    assert!(Part::ALL.iter().all(|part| machine.has(*part)));
    assert_ne!(machine, found.machine(b"other salt"));
}

#[test]
fn the_same_laptop_in_a_tunnel_and_with_another_dock_is_the_same() {
    let before = laptop().found().machine(b"salt");
    let after = laptop()
        .soft_adapter("tun1", "")
        .soft_adapter("veth12ab", "5e:11:22:33:44:55")
        .adapter(
            "enx00e04c",
            "pci0000:00/0000:00:14.0/usb2/2-2/2-2:1.0",
            "00:e0:4c:68:00:01",
        )
        .file("etc/hostname", "other\n")
        .found()
        .machine(b"salt");
    for part in Part::ALL {
        let same = before.0[&part].iter().any(|hash| after.0[&part].contains(hash));
        assert!(same, "{part:?}");
    }
}

#[test]
fn a_server_with_many_adapters_and_disks() {
    let mut server = Computer::new()
        .file("proc/cpuinfo", PROCESSOR)
        .made_by("Dell Inc.", "PowerEdge R740")
        .board(["Dell Inc.", "0YWR7D", "A01"])
        .soft_adapter("bond0", "b0:26:28:00:00:10");
    // A bond puts its own address over those of its members, here the first two.
    for (number, last) in [(0, 0x10), (1, 0x10), (2, 0x12), (3, 0x13), (4, 0x14), (5, 0x15)] {
        let device = format!("pci0000:18/0000:18:00.{number}");
        server = server.adapter(
            &format!("eno{number}"),
            &device,
            &format!("b0:26:28:00:00:{last:02x}"),
        );
    }
    for (number, address) in [(0, "b0:26:28:00:00:10"), (1, "b0:26:28:00:00:11")] {
        let path =
            format!("sys/devices/pci0000:18/0000:18:00.{number}/net/eno{number}/bonding_slave/perm_hwaddr");
        server = server.file(&path, format!("{address}\n"));
    }
    let scsi = |number: u8| format!("pci0000:17/0000:17:00.0/host0/target0:2:{number}/0:2:{number}:0");
    for number in 0..2 {
        let page = [b"\x00\x80\x00\x10", format!("  6d09466000{number}  ").as_bytes()].concat();
        server = server.disk(
            &format!("sd{}", char::from(b'a' + number)),
            &scsi(number),
            &[("device/model", b"PERC H740P\n"), ("device/vpd_pg80", &page)],
        );
    }
    let found = server.found();
    let addresses = [
        "b0:26:28:00:00:10",
        "b0:26:28:00:00:11",
        "b0:26:28:00:00:12",
        "b0:26:28:00:00:13",
    ];
    assert_eq!(
        found.of(Part::Mac),
        addresses,
        "four of them, the same ones every time"
    );
    assert_eq!(
        found.of(Part::Hdd),
        ["PERC H740P 6d094660000", "PERC H740P 6d094660001"]
    );
    assert_eq!(found.of(Part::Motherboard), ["Dell Inc. 0YWR7D A01"]);
    assert_eq!(found.of(Part::Dvd), [""; 0]);
    assert!(!found.is_virtual());
}

#[test]
fn a_container_has_its_hosts_processor_and_nothing_else_of_it() {
    let found = Computer::new()
        .file("proc/cpuinfo", PROCESSOR)
        .file("proc/sys/kernel/hostname", "5f2c1d0a9b3e\n")
        .file("etc/machine-id", "")
        .soft_adapter("lo", "00:00:00:00:00:00")
        .soft_adapter("eth0", "02:42:ac:11:00:02")
        .found();
    assert_eq!(found.of(Part::Mac), [""; 0]);
    assert_eq!(found.of(Part::Os), [""; 0]);
    assert_eq!(found.of(Part::Hdd), [""; 0]);
    assert_eq!(found.of(Part::Host), ["5f2c1d0a9b3e"]);
}

#[test]
fn a_virtual_machine_is_known_by_its_firmware_or_its_processor() {
    let by_name = Computer::new()
        .file("proc/cpuinfo", PROCESSOR)
        .made_by("QEMU\n", "Standard PC (Q35 + ICH9, 2009)\n")
        .adapter("ens3", "pci0000:00/0000:00:03.0/virtio0", "52:54:00:12:34:56")
        .disk("vda", "pci0000:00/0000:00:04.0/virtio1", &[("serial", b"")])
        .disk(
            "sr0",
            "pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0",
            &[("device/vendor", b"QEMU"), ("device/model", b"QEMU DVD-ROM")],
        );
    let found = by_name.found();
    assert!(found.is_virtual());
    for part in [Part::Mac, Part::Hdd, Part::Dvd, Part::Motherboard] {
        assert_eq!(found.of(part), [""; 0], "{part:?}");
    }
    let by_processor = Computer::new().file("proc/cpuinfo", SHARED);
    assert!(by_processor.found().is_virtual());
    let managing = by_processor.file("proc/xen/capabilities", "control_d\n");
    assert!(
        !managing.found().is_virtual(),
        "Xen's first system is the computer's own"
    );
}

#[test]
fn a_board_without_firmware_tables_is_known_by_its_device_tree() {
    let found = Computer::new()
        .file("proc/cpuinfo", "processor\t: 0\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x0\nCPU part\t: 0xd08\nCPU revision\t: 3\n")
        .file("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0")
        .file("proc/device-tree/serial-number", "10000000abcd1234\0")
        .disk("mmcblk0", "platform/emmc2bus/fe340000.mmc/mmc_host/mmc0/mmc0:aaaa", &[("device/serial", b"0x1234abcd\n")])
        .found();
    assert_eq!(found.of(Part::Cpu), ["0x41 0x0 0xd08 3"]);
    assert_eq!(
        found.of(Part::Motherboard),
        ["Raspberry Pi 4 Model B Rev 1.4 10000000abcd1234"]
    );
    assert_eq!(found.of(Part::Hdd), ["0x1234abcd"]);
}

#[test]
fn of_nothing_nothing_is_found_and_nothing_matches() {
    let nowhere = linux::under(Path::new("/nowhere/at/all"));
    assert_eq!(nowhere, Found::default());
    assert!(nowhere.machine(b"salt").0.is_empty());
    let empty = Computer::new()
        .file("proc/cpuinfo", "")
        .file("proc/sys/kernel/hostname", "localhost\n")
        .file("etc/machine-id", "uninitialized\n")
        .board(["To be filled by O.E.M.", "Default string", "x.x"])
        .file("sys/class/net/bonding_masters", "")
        .disk(
            "sda",
            "pci0000:00/ata1",
            &[("device/model", b"\xff\xfe"), ("device/serial", b"00000000")],
        );
    assert_eq!(empty.found(), Found::default());
}

#[test]
fn this_computer_is_the_same_twice() {
    assert_eq!(Found::here(), Found::here());
}
