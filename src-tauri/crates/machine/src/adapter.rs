//! Network adapters: which of them are hardware of this computer.

/// A network adapter as a system describes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adapter {
    /// What the system calls it.
    pub name: String,
    /// What its driver calls it.
    pub description: String,
    /// The system says that it is a device.
    pub hardware: bool,
    /// The address it was made with.
    pub address: Vec<u8>,
}

/// What virtual adapters are called where the system takes them for devices, in lower case.
const VIRTUAL: [&str; 36] = [
    "anyconnect",
    "bluetooth",
    "bridge",
    "checkpoint",
    "check point",
    "cisco systems vpn",
    "docker",
    "fortinet",
    "fortissl",
    "hamachi",
    "hyper-v",
    "juniper network connect",
    "kernel debug",
    "loopback",
    "multiplexor",
    "nordlynx",
    "npcap",
    "openvpn",
    "pangp",
    "parallels",
    "pseudo-interface",
    "sonicwall",
    "tailscale",
    "tap-",
    "teredo",
    "tunnel",
    "virtual",
    "virtualbox",
    "vethernet",
    "vmware",
    "vpn",
    "wan miniport",
    "wireguard",
    "wintun",
    "wsl",
    "zerotier",
];

impl Adapter {
    /// Its address as text, `a4:bb:6d:00:11:22`; none for what is no hardware of this computer.
    pub fn found(&self) -> Option<String> {
        (self.hardware && !self.has_virtual_name()).then(|| address(&self.address))?
    }

    fn has_virtual_name(&self) -> bool {
        let named = format!("{} {}", self.name, self.description).to_lowercase();
        VIRTUAL.iter().any(|word| named.contains(word))
    }
}

/// An address as text. None for one that is empty, a group's, or was made up on this computer: its second-lowest bit
/// says "locally administered" (IEEE 802), as with random addresses of Wi-Fi and those of containers.
pub fn address(bytes: &[u8]) -> Option<String> {
    let first = *bytes.first()?;
    let own = bytes.len() == 6 && first.trailing_zeros() >= 2 && bytes.iter().any(|byte| *byte != 0);
    own.then(|| {
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<Vec<_>>()
            .join(":")
    })
}

/// The bytes of an address as text.
pub fn bytes_of(text: &str) -> Vec<u8> {
    let bytes: Option<Vec<u8>> = text
        .trim()
        .split([':', '-'])
        .map(|byte| u8::from_str_radix(byte, 16).ok())
        .collect();
    bytes.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adapter(name: &str, description: &str) -> Adapter {
        Adapter {
            name: name.to_owned(),
            description: description.to_owned(),
            hardware: true,
            address: vec![0xa4, 0xbb, 0x6d, 0, 0x11, 0x22],
        }
    }

    #[test]
    fn real_adapters_are_found_by_any_name_of_a_vendor() {
        for (name, description) in [
            ("Ethernet", "Intel(R) Ethernet Connection (7) I219-V"),
            ("WLAN", "Intel(R) Wi-Fi 6 AX201 160MHz"),
            ("Ethernet 2", "Realtek USB GbE Family Controller"),
            ("Ethernet 3", "Mellanox ConnectX-5 Adapter"),
            ("en0", ""),
        ] {
            let found = adapter(name, description).found();
            assert_eq!(found.as_deref(), Some("a4:bb:6d:00:11:22"), "{description}");
        }
    }

    #[test]
    fn virtual_ones_are_not() {
        for (name, description) in [
            ("Ethernet 4", "VirtualBox Host-Only Ethernet Adapter"),
            (
                "VMware Network Adapter VMnet8",
                "VMware Virtual Ethernet Adapter for VMnet8",
            ),
            ("vEthernet (Default Switch)", "Hyper-V Virtual Ethernet Adapter"),
            ("vEthernet (WSL)", "Hyper-V Virtual Ethernet Adapter #2"),
            ("Ethernet 5", "TAP-Windows Adapter V9"),
            ("Tailscale", "Tailscale Tunnel"),
            ("work", "WireGuard Tunnel"),
            (
                "Ethernet 6",
                "Cisco AnyConnect Secure Mobility Client Virtual Miniport Adapter for Windows x64",
            ),
            (
                "Local Area Connection* 1",
                "Microsoft Wi-Fi Direct Virtual Adapter",
            ),
            ("Ethernet 7", "Fortinet SSL VPN Virtual Ethernet Adapter"),
            (
                "Bluetooth Network Connection",
                "Bluetooth Device (Personal Area Network)",
            ),
            ("Npcap Loopback Adapter", "Npcap Loopback Adapter"),
        ] {
            assert_eq!(adapter(name, description).found(), None, "{description}");
        }
        let soft = Adapter {
            hardware: false,
            ..adapter("Ethernet", "Some Vendor")
        };
        assert_eq!(soft.found(), None);
    }

    #[test]
    fn made_up_addresses_are_none() {
        for text in [
            "",
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:ff",
            "02:42:ac:11:00:02",
            "52:54:00:12:34:56",
            "01:00:5e:00:00:01",
            "a4:bb:6d:00:11",
            "a4:bb:6d:00:11:22:33:44",
            "no address",
        ] {
            assert_eq!(address(&bytes_of(text)), None, "{text}");
        }
        assert_eq!(
            address(&bytes_of("A4-BB-6D-00-11-22\n")).as_deref(),
            Some("a4:bb:6d:00:11:22")
        );
    }
}
