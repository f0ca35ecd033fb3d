//! Whether a computer is a virtual machine, by the names its firmware gives it.

/// What the vendor or product of virtual machines is called, in lower case.
const NAMES: [&str; 20] = [
    "alibaba cloud",
    "apple virtualization",
    "bhyve",
    "bochs",
    "digitalocean",
    "droplet",
    "google compute engine",
    "hvm domu",
    "innotek",
    "kvm",
    "nutanix",
    "openstack",
    "ovirt",
    "parallels",
    "qemu",
    "rhev",
    "virtualbox",
    "virtual machine",
    "vmware",
    "xen",
];

/// Whether a computer of this vendor and product is a virtual machine.
pub fn is_virtual(vendor: &str, product: &str) -> bool {
    let (vendor, product) = (vendor.to_lowercase(), product.to_lowercase());
    // Amazon rents whole computers as well, and says so.
    let amazon = vendor.contains("amazon ec2") && product.split('.').next_back() != Some("metal");
    amazon
        || NAMES
            .iter()
            .any(|name| vendor.contains(name) || product.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn virtual_machines_are_known_by_vendor_or_product() {
        for (vendor, product) in [
            ("QEMU", "Standard PC (Q35 + ICH9, 2009)"),
            ("VMware, Inc.", "VMware Virtual Platform"),
            ("innotek GmbH", "VirtualBox"),
            ("Microsoft Corporation", "Virtual Machine"),
            ("Xen", "HVM domU"),
            ("Amazon EC2", "m5.large"),
            ("Google", "Google Compute Engine"),
            ("Red Hat", "KVM"),
            (
                "Parallels Software International Inc.",
                "Parallels Virtual Platform",
            ),
        ] {
            assert!(is_virtual(vendor, product), "{vendor} {product}");
        }
        for (vendor, product) in [
            ("LENOVO", "20N3S"),
            ("Microsoft Corporation", "Surface Laptop 4"),
            ("Amazon EC2", "m5.metal"),
            ("Dell Inc.", "PowerEdge R740"),
            ("", ""),
        ] {
            assert!(!is_virtual(vendor, product), "{vendor} {product}");
        }
    }
}
