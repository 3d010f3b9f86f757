//! What is wrong with an address prefix or range, in sentences.

use crate::address::{self, Prefix, PrefixError, RangeError, SpaceError};
use crate::blueprint::OrParam;
use crate::diag::{Code, Diagnostic, Diagnostics};
use crate::source::Spanned;

/// A prefix, or the parameter that brings one: that is not seen.
pub(super) fn given(
    written: &Spanned<OrParam<String>>,
    read: fn(&Spanned<String>, &mut Diagnostics) -> Option<Prefix>,
    diags: &mut Diagnostics,
) -> Option<OrParam<Prefix>> {
    match &written.value {
        OrParam::Value(text) => read(&Spanned::new(text.clone(), written.span), diags).map(OrParam::Value),
        OrParam::Param(name) => Some(OrParam::Param(name.clone())),
    }
}

/// A prefix of a virtual network or a subnet; what is wrong with it is a finding.
pub(super) fn space(written: &Spanned<String>, diags: &mut Diagnostics) -> Option<Prefix> {
    let finding = |message: String| Diagnostic::error(Code::ADDRESSES, written.span, message);
    let text = &written.value;
    let finding = match address::space(text) {
        Ok(prefix) => return Some(prefix),
        Err(SpaceError::Prefix(error)) => no_prefix(written, error, "10.20.0.0/24"),
        Err(SpaceError::Size) => finding(format!("`{text}` is too large or too small for a network"))
            .cause("Azure takes prefixes from `/8` to `/29`"),
        Err(SpaceError::Docker) => finding(format!("`{text}` is taken"))
            .cause("containers on computes have 172.17.0.0/16 for themselves")
            .help("choose another prefix, such as `10.20.0.0/24`"),
    };
    diags.push(finding);
    None
}

/// A range that a firewall lets in; what is wrong with it is a finding.
pub(super) fn range(written: &Spanned<String>, diags: &mut Diagnostics) -> Option<Prefix> {
    let text = &written.value;
    let finding = match address::range(text) {
        Ok(range) => {
            if address::is_everything(range) {
                diags.push(
                    Diagnostic::warning(Code::ADDRESSES, written.span, format!("`{text}` lets everybody in"))
                        .cause("a firewall with this range is none")
                        .help("name the ranges of your networks, or leave the list out"),
                );
            }
            return Some(range);
        }
        Err(RangeError::Prefix(error)) => no_prefix(written, error, "203.0.113.0/24"),
        Err(RangeError::NotPublic(block)) => Diagnostic::error(
            Code::ADDRESSES,
            written.span,
            format!("nobody comes from `{text}`, which lies in {block}"),
        )
        .cause("a firewall of Azure sees public addresses alone")
        .help("write the public addresses behind which your network is, or let it in by `allowed_subnets` or a private endpoint"),
    };
    diags.push(finding);
    None
}

fn no_prefix(written: &Spanned<String>, error: PrefixError, example: &str) -> Diagnostic {
    let text = &written.value;
    let finding = |message: String| Diagnostic::error(Code::ADDRESSES, written.span, message);
    match error {
        PrefixError::NotCidr => {
            finding(format!("`{text}` is not a CIDR prefix")).help(format!("write one such as `{example}`"))
        }
        PrefixError::Ipv6 => finding(format!("`{text}` is an address of IPv6"))
            .cause("Azure Machine Learning has IPv4 alone")
            .help(format!("write a prefix such as `{example}`")),
        PrefixError::HostBits(meant) => {
            finding(format!("`{text}` has bits set behind the prefix")).help(format!("write `{meant}`"))
        }
    }
}
