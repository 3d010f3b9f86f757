//! Text that other programs wrote, in the encodings that they write.

/// Bytes that are no text.
#[derive(Debug)]
pub(super) struct Undecoded {
    /// Why, as a sentence about them.
    pub(super) why: &'static str,
    bytes: Vec<u8>,
}

impl Undecoded {
    /// What can be read of them as UTF-8.
    pub(super) fn lossy(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// The text of some bytes. Windows `PowerShell` redirects as UTF-16 with a mark at its beginning, other tools write UTF-8 with one.
///
/// # Errors
///
/// Why it is no text.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Undecoded> {
    let sixteen = |unit: fn([u8; 2]) -> u16, rest: &[u8]| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        String::from_utf16(&units).ok().filter(|_| odd.is_empty())
    };
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => sixteen(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => sixteen(u16::from_be_bytes, rest),
        _ => {
            if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
                bytes.drain(..3);
            }
            return String::from_utf8(bytes).map_err(|wrong| Undecoded {
                why: "it is neither UTF-8 nor UTF-16 with a mark",
                bytes: wrong.into_bytes(),
            });
        }
    };
    text.ok_or(Undecoded {
        why: "it begins as UTF-16 and is not",
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_windows_is_text() {
        let sixteen = |text: &str| -> Vec<u8> {
            let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        };
        assert_eq!(decode(sixteen("[é]")).unwrap(), "[é]");
        assert_eq!(decode("\u{feff}[é]".as_bytes().to_vec()).unwrap(), "[é]");
        assert_eq!(decode(vec![0xfe, 0xff, 0, b'[']).unwrap(), "[");
        assert_eq!(
            decode(vec![0xff, 0xfe, b'[']).unwrap_err().why,
            "it begins as UTF-16 and is not"
        );
        let wrong = decode(vec![0xe9, b'a']).unwrap_err();
        assert_eq!(wrong.why, "it is neither UTF-8 nor UTF-16 with a mark");
        assert_eq!(wrong.lossy(), "\u{fffd}a");
    }
}
