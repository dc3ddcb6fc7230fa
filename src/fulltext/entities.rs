//! References to characters: `&amp;`, `&#8217;`, `&#x4e95;`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;

/// The names of HTML 4 and `apos`, each with its character. One text and no table of references: those would have to be
/// put right whenever the program starts.
const NAMES: &str = "\
    AElig Æ Aacute Á Acirc Â Agrave À Alpha Α Aring Å Atilde Ã Auml Ä Beta Β Ccedil Ç Chi Χ Dagger ‡ Delta Δ ETH Ð \
    Eacute É Ecirc Ê Egrave È Epsilon Ε Eta Η Euml Ë Gamma Γ Iacute Í Icirc Î Igrave Ì Iota Ι Iuml Ï Kappa Κ \
    Lambda Λ Mu Μ Ntilde Ñ Nu Ν OElig Œ Oacute Ó Ocirc Ô Ograve Ò Omega Ω Omicron Ο Oslash Ø Otilde Õ Ouml Ö Phi Φ \
    Pi Π Prime ″ Psi Ψ Rho Ρ Scaron Š Sigma Σ THORN Þ Tau Τ Theta Θ Uacute Ú Ucirc Û Ugrave Ù Upsilon Υ Uuml Ü Xi Ξ \
    Yacute Ý Yuml Ÿ Zeta Ζ aacute á acirc â acute ´ aelig æ agrave à alefsym ℵ alpha α amp & and ∧ ang ∠ aring å \
    asymp ≈ atilde ã auml ä bdquo „ beta β brvbar ¦ bull • cap ∩ ccedil ç cedil ¸ cent ¢ chi χ circ ˆ clubs ♣ cong ≅ \
    copy © crarr ↵ cup ∪ curren ¤ dArr ⇓ dagger † darr ↓ deg ° delta δ diams ♦ divide ÷ eacute é ecirc ê egrave è \
    empty ∅ emsp \u{2003} ensp \u{2002} epsilon ε equiv ≡ eta η eth ð euml ë euro € exist ∃ fnof ƒ forall ∀ frac12 ½ \
    frac14 ¼ frac34 ¾ frasl ⁄ gamma γ ge ≥ gt > hArr ⇔ harr ↔ hearts ♥ hellip … iacute í icirc î iexcl ¡ igrave ì \
    image ℑ infin ∞ int ∫ iota ι iquest ¿ isin ∈ iuml ï kappa κ lArr ⇐ lambda λ lang 〈 laquo « larr ← lceil ⌈ \
    ldquo “ le ≤ lfloor ⌊ lowast ∗ loz ◊ lrm \u{200e} lsaquo ‹ lsquo ‘ lt < macr ¯ mdash — micro µ middot · minus − \
    mu μ nabla ∇ nbsp \u{a0} ndash – ne ≠ ni ∋ not ¬ notin ∉ nsub ⊄ ntilde ñ nu ν oacute ó ocirc ô oelig œ ograve ò \
    oline ‾ omega ω omicron ο oplus ⊕ or ∨ ordf ª ordm º oslash ø otilde õ otimes ⊗ ouml ö para ¶ part ∂ permil ‰ \
    perp ⊥ phi φ pi π piv ϖ plusmn ± pound £ prime ′ prod ∏ prop ∝ psi ψ quot \" rArr ⇒ radic √ rang 〉 raquo » \
    rarr → rceil ⌉ rdquo ” real ℜ reg ® rfloor ⌋ rho ρ rlm \u{200f} rsaquo › rsquo ’ sbquo ‚ scaron š sdot ⋅ sect § \
    shy \u{ad} sigma σ sigmaf ς sim ∼ spades ♠ sub ⊂ sube ⊆ sum ∑ sup ⊃ sup1 ¹ sup2 ² sup3 ³ supe ⊇ szlig ß tau τ \
    there4 ∴ theta θ thetasym ϑ thinsp \u{2009} thorn þ tilde ˜ times × trade ™ uArr ⇑ uacute ú uarr ↑ ucirc û \
    ugrave ù uml ¨ upsih ϒ upsilon υ uuml ü weierp ℘ xi ξ yacute ý yen ¥ yuml ÿ zeta ζ zwj \u{200d} zwnj \u{200c} \
    apos '";

static NAMED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let words: Vec<&str> = NAMES.split(' ').filter(|word| !word.is_empty()).collect();
    words.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
});

/// A text with the characters that it refers to. What refers to nothing known stays as it is.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        rest = after;
        let end = after
            .bytes()
            .take(12)
            .position(|byte| !(byte.is_ascii_alphanumeric() || byte == b'#'))
            .unwrap_or(after.len().min(12));
        let name = after.get(..end).unwrap_or_default();
        let closed = after.get(end..).is_some_and(|after| after.starts_with(';'));
        let number = name.strip_prefix('#').and_then(number);
        match (number, NAMED.get(name).filter(|_| closed)) {
            (Some(c), _) => out.push(c),
            (None, Some(named)) => out.push_str(named),
            (None, None) => {
                out.push('&');
                continue;
            }
        }
        rest = after.get(end + usize::from(closed)..).unwrap_or_default();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn number(digits: &str) -> Option<char> {
    let value = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    let value = value.ok()?;
    match u8::try_from(value) {
        // As browsers do: here pages mean Windows-1252.
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next(),
        _ => Some(char::from_u32(value).filter(|c| *c != '\0').unwrap_or('\u{fffd}')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_resolved() {
        assert_eq!(resolved("R&amp;D &#8217;&#x4e95;&#146; &eacute;&nbsp;&sup2;&apos;"), "R&D ’井’ é\u{a0}²'");
        assert_eq!(
            resolved("&amp;lt; &nothing; & &; &#; &#xd800; &#0; &lt &#65 x&"),
            "&lt; &nothing; & &; &#; \u{fffd} \u{fffd} &lt A x&"
        );
        assert_eq!(NAMED.len(), 253);
    }
}
