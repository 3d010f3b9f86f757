//! Addresses: prefixes of virtual networks and their subnets, and ranges that firewalls let in. IPv4 alone: Azure Machine Learning has no
//! other.
//!
//! What is wrong with a text is told as a value; the sentences are those of whoever asks.
//!
//! May know: no other room.

use std::net::{Ipv4Addr, Ipv6Addr};

/// An IPv4 prefix such as `10.20.0.0/24`, with no bits set behind it; shown in that form.
pub type Prefix = ipnet::Ipv4Net;

/// The block that containers on computes have for themselves.
const DOCKER: Prefix = block(172, 17, 16);

/// The blocks of addresses that are private, reserved or for several receivers at once: the large ones of RFC 6890.
const NOT_PUBLIC: [Prefix; 8] = [
    block(0, 0, 8),
    block(10, 0, 8),
    block(100, 64, 10),
    block(127, 0, 8),
    block(169, 254, 16),
    block(172, 16, 12),
    block(192, 168, 16),
    block(224, 0, 3),
];

/// The block that begins with these two numbers; used in constants alone, where a wrong one does not compile.
const fn block(first: u8, second: u8, length: u8) -> Prefix {
    Prefix::new_assert(Ipv4Addr::new(first, second, 0, 0), length)
}

/// Addresses of every subnet that Azure keeps for itself.
pub const RESERVED_BY_AZURE: u64 = 5;

/// Why a text is no prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrefixError {
    /// It has not the form `10.20.0.0/24`.
    NotCidr,
    /// It is one of IPv6.
    Ipv6,
    /// Bits are set behind the prefix; the prefix that was probably meant.
    HostBits(Prefix),
}

/// Why a prefix cannot be of a virtual network or a subnet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpaceError {
    /// It is none.
    Prefix(PrefixError),
    /// It is larger than a `/8` or smaller than a `/29`.
    Size,
    /// It lies within 172.17.0.0/16, which containers on computes have for themselves.
    Docker,
}

/// Why a range cannot stand in a firewall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeError {
    /// It is none.
    Prefix(PrefixError),
    /// Nothing on the internet has such an address; the private or reserved block that it lies in.
    NotPublic(Prefix),
}

/// Reads a prefix.
///
/// # Errors
///
/// When the text is none.
pub fn prefix(text: &str) -> Result<Prefix, PrefixError> {
    let (address, length) = text.split_once('/').ok_or_else(|| not_cidr(text))?;
    let address: Ipv4Addr = address.parse().map_err(|_| not_cidr(address))?;
    // the standard library would take `+8`
    let digits = Some(length).filter(|length| length.bytes().all(|digit| digit.is_ascii_digit()));
    let length = digits.and_then(|length| length.parse().ok());
    let written = length
        .and_then(|length| Prefix::new(address, length).ok())
        .ok_or(PrefixError::NotCidr)?;
    match written.trunc() {
        meant if meant == written => Ok(written),
        meant => Err(PrefixError::HostBits(meant)),
    }
}

fn not_cidr(address: &str) -> PrefixError {
    let address = address.split('/').next().unwrap_or_default();
    if address.parse::<Ipv6Addr>().is_ok() {
        PrefixError::Ipv6
    } else {
        PrefixError::NotCidr
    }
}

/// Reads a prefix of a virtual network or of one of its subnets.
///
/// # Errors
///
/// When the text is no prefix or not one that they can have.
pub fn space(text: &str) -> Result<Prefix, SpaceError> {
    let prefix = prefix(text).map_err(SpaceError::Prefix)?;
    if !(8..=29).contains(&prefix.prefix_len()) {
        return Err(SpaceError::Size);
    }
    if DOCKER.contains(&prefix) {
        return Err(SpaceError::Docker);
    }
    Ok(prefix)
}

/// Whether two prefixes have an address in common.
#[must_use]
pub fn overlap(one: Prefix, other: Prefix) -> bool {
    one.contains(&other) || other.contains(&one)
}

/// Whether a prefix lies whole in one of a network's prefixes.
#[must_use]
pub fn lies_in(inner: Prefix, spaces: &[Prefix]) -> bool {
    spaces.iter().any(|space| space.contains(&inner))
}

/// How many addresses of a subnet there are for what lies in it.
#[must_use]
pub fn usable(subnet: Prefix) -> u64 {
    let all = 1_u64 << (32 - u32::from(subnet.prefix_len()));
    all.saturating_sub(RESERVED_BY_AZURE)
}

/// The subnets that a network gets where its author names none: the first `/27` of its lower half for private endpoints, and its upper half
/// for computes. A network smaller than a `/25` has no room for them.
#[must_use]
pub fn default_subnets(space: Prefix) -> Option<(Prefix, Prefix)> {
    if space.prefix_len() > 25 {
        return None;
    }
    let upper = space.subnets(space.prefix_len() + 1).ok()?.nth(1)?;
    let endpoints = Prefix::new(space.network(), 27).ok()?;
    Some((endpoints, upper))
}

/// Reads an address or a range that a firewall lets in. All addresses together, `0.0.0.0/0`, are a range too: see [`is_everything`].
///
/// # Errors
///
/// When the text is neither, or nothing on the internet has such an address.
pub fn range(text: &str) -> Result<Prefix, RangeError> {
    let range = match text.parse::<Ipv4Addr>() {
        Ok(address) => Prefix::from(address),
        Err(_) => prefix(text).map_err(RangeError::Prefix)?,
    };
    if is_everything(range) {
        return Ok(range);
    }
    match NOT_PUBLIC.into_iter().find(|block| block.contains(&range)) {
        Some(block) => Err(RangeError::NotPublic(block)),
        None => Ok(range),
    }
}

/// Whether a range is the whole internet.
#[must_use]
pub fn is_everything(range: Prefix) -> bool {
    range.prefix_len() == 0
}

/// A range as the rules of a storage account take it, which refuse `/31` and `/32`: one or two addresses, or the range.
#[must_use]
pub fn in_storage_rules(range: Prefix) -> Vec<String> {
    match range.prefix_len() {
        32 => vec![range.addr().to_string()],
        31 => vec![range.network().to_string(), range.broadcast().to_string()],
        _ => vec![range.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Prefix {
        prefix(text).unwrap()
    }

    #[test]
    fn prefixes_are_read_as_they_are_written() {
        for text in ["10.20.0.0/24", "0.0.0.0/0", "255.255.255.255/32", "10.0.0.0/8"] {
            assert_eq!(of(text).to_string(), text);
        }
        for text in [
            "",
            "/",
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0.0/+8",
            "10.0.0.0/-1",
            "10.0.0/8",
            "010.0.0.0/8",
            "10.0.0.0/8/8",
            "10.0.0.256/8",
            "10.0.0.0 /8",
            "10.0.0.0/ 8",
            "a.b.c.d/8",
            "10.0.0.0/255.0.0.0",
            "10.0.0.0/999999999999",
        ] {
            assert_eq!(prefix(text), Err(PrefixError::NotCidr), "{text:?}");
        }
        for text in ["::/0", "fd00::/8", "fd00::1", "::ffff:10.0.0.0/104"] {
            assert_eq!(prefix(text), Err(PrefixError::Ipv6), "{text:?}");
        }
        assert_eq!(
            prefix("10.20.0.1/24"),
            Err(PrefixError::HostBits(of("10.20.0.0/24")))
        );
        assert_eq!(prefix("10.0.0.0/0"), Err(PrefixError::HostBits(of("0.0.0.0/0"))));
    }

    #[test]
    fn spaces_have_bounds() {
        for text in [
            "10.0.0.0/8",
            "10.0.0.8/29",
            "172.16.0.0/16",
            "172.16.0.0/12",
            "172.18.0.0/16",
        ] {
            assert_eq!(space(text), Ok(of(text)), "{text}");
        }
        for text in ["10.0.0.0/7", "10.0.0.0/30", "10.0.0.0/32", "0.0.0.0/0"] {
            let wanted = match prefix(text) {
                Ok(_) => SpaceError::Size,
                Err(fault) => SpaceError::Prefix(fault),
            };
            assert_eq!(space(text), Err(wanted), "{text}");
        }
        for text in ["172.17.0.0/16", "172.17.5.0/24"] {
            assert_eq!(space(text), Err(SpaceError::Docker), "{text}");
        }
        assert_eq!(space("fd00::/8"), Err(SpaceError::Prefix(PrefixError::Ipv6)));
    }

    #[test]
    fn subnets_lie_in_a_network_beside_each_other() {
        let spaces = [of("10.0.0.0/24"), of("10.0.1.0/24")];
        assert!(lies_in(of("10.0.1.128/25"), &spaces) && lies_in(of("10.0.0.0/24"), &spaces));
        assert!(!lies_in(of("10.0.0.0/23"), &spaces) && !lies_in(of("10.0.2.0/27"), &spaces));
        assert!(
            overlap(of("10.0.0.0/24"), of("10.0.0.32/27")) && overlap(of("10.0.0.32/27"), of("10.0.0.0/24"))
        );
        assert!(!overlap(of("10.0.0.0/25"), of("10.0.0.128/25")));
        assert_eq!(
            [
                usable(of("10.0.0.0/27")),
                usable(of("10.0.0.0/29")),
                usable(of("10.0.0.0/31"))
            ],
            [27, 3, 0]
        );
        assert_eq!(usable(of("0.0.0.0/0")), (1 << 32) - 5);
    }

    #[test]
    fn a_network_is_halved() {
        let halves = |text| default_subnets(of(text)).map(|(low, high)| format!("{low} {high}"));
        assert_eq!(
            halves("10.20.0.0/24").as_deref(),
            Some("10.20.0.0/27 10.20.0.128/25")
        );
        assert_eq!(
            halves("10.20.0.128/25").as_deref(),
            Some("10.20.0.128/27 10.20.0.192/26")
        );
        assert_eq!(halves("10.0.0.0/8").as_deref(), Some("10.0.0.0/27 10.128.0.0/9"));
        assert_eq!(halves("10.20.0.0/26"), None);
    }

    #[test]
    fn firewalls_let_in_what_is_public() {
        for text in [
            "203.0.113.0/24",
            "203.0.113.7/32",
            "8.8.8.8/31",
            "0.0.0.0/0",
            "172.15.0.0/16",
            "100.128.0.0/16",
        ] {
            assert_eq!(range(text), Ok(of(text)), "{text}");
        }
        assert_eq!(range("203.0.113.7"), Ok(of("203.0.113.7/32")));
        for (text, block) in [
            ("10.1.2.3", "10.0.0.0/8"),
            ("172.31.0.0/16", "172.16.0.0/12"),
            ("192.168.1.0/24", "192.168.0.0/16"),
            ("100.64.0.0/10", "100.64.0.0/10"),
            ("127.0.0.1", "127.0.0.0/8"),
            ("169.254.169.254", "169.254.0.0/16"),
            ("0.0.0.0", "0.0.0.0/8"),
            ("224.0.0.1", "224.0.0.0/3"),
            ("255.255.255.255", "224.0.0.0/3"),
        ] {
            assert_eq!(range(text), Err(RangeError::NotPublic(of(block))), "{text}");
        }
        assert_eq!(
            range("203.0.113.7/24"),
            Err(RangeError::Prefix(PrefixError::HostBits(of("203.0.113.0/24"))))
        );
        assert_eq!(range("office"), Err(RangeError::Prefix(PrefixError::NotCidr)));
        assert_eq!(range("2001:db8::1"), Err(RangeError::Prefix(PrefixError::Ipv6)));
        assert!(is_everything(of("0.0.0.0/0")) && !is_everything(of("128.0.0.0/1")));
    }

    #[test]
    fn storage_takes_small_ranges_as_addresses() {
        let written = |text| in_storage_rules(of(text));
        assert_eq!(written("203.0.113.7/32"), ["203.0.113.7"]);
        assert_eq!(written("203.0.113.6/31"), ["203.0.113.6", "203.0.113.7"]);
        assert_eq!(written("203.0.113.4/30"), ["203.0.113.4/30"]);
    }
}
