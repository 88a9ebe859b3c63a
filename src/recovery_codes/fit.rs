//! What is odd about a set of recovery codes, next to what the service hands out.

use crate::recovery_codes::alphabet::Alphabet;
use crate::recovery_codes::service::Service;
use crate::recovery_codes::shape::Shape;
use crate::secret::Secret;

/// One sentence for each thing that is odd; none where all is as the service does it, or nobody knows how it does.
#[must_use]
pub fn warnings(service: Option<&Service>, codes: &[&Secret]) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(service) = service {
        warnings.extend(number_and_shape(service, codes));
    }
    let six = Shape::known(Alphabet::Digits, None, &[6], b'-');
    if !codes.is_empty() && codes.iter().all(|code| six.fits(code)) {
        warnings.push("6 digits: this looks like a one-time code, not a recovery code".to_owned());
    }
    warnings
}

fn number_and_shape(service: &Service, codes: &[&Secret]) -> Option<String> {
    let title = service.title;
    let (these_are, found) = match codes.len() {
        1 => ("this is", "one".to_owned()),
        number => ("these are", number.to_string()),
    };
    let wrong_number = service
        .count
        .is_some_and(|count| usize::from(count) != codes.len());
    let promised = match (service.count, &service.shape) {
        (Some(1), Some(shape)) => format!("{title} hands out one code of {shape}"),
        (Some(1), None) => format!("{title} hands out one code"),
        (Some(count), Some(shape)) => format!("{title} hands out {count} codes of {shape}"),
        (Some(count), None) => format!("{title} hands out {count} codes"),
        (None, Some(shape)) => format!("{title} hands out codes of {shape}"),
        (None, None) => return None,
    };
    let strangers = service.shape.as_ref().map_or(0, |shape| {
        codes.iter().filter(|code| !shape.fits(code)).count()
    });
    if strangers == 0 {
        return wrong_number.then(|| format!("{promised}; {these_are} {found}"));
    }
    let of = if strangers < codes.len() {
        format!(", {strangers} of them not of that shape")
    } else if let Some(shape) = Shape::of(codes) {
        format!(" of {shape}")
    } else {
        " of other shapes".to_owned()
    };
    Some(format!("{promised}; {these_are} {found}{of}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery_codes::service::known;

    fn warned(site: &str, codes: &[&str]) -> Vec<String> {
        let codes: Vec<_> = codes
            .iter()
            .map(|code| Secret::new(code.as_bytes().to_vec()))
            .collect();
        warnings(known(site), &codes.iter().collect::<Vec<_>>())
    }

    #[test]
    fn a_set_as_the_service_hands_it_out_is_not_odd() {
        assert_eq!(warned("pypi", &["0123456789abcdef"; 8]), [""; 0]);
        assert_eq!(warned("google", &["1234 5678"; 10]), [""; 0]);
        assert_eq!(warned("packagist", &["0123abcd"]), [""; 0]);
    }

    #[test]
    fn another_number_is_told() {
        assert_eq!(
            warned("pypi", &["0123456789abcdef"; 7]),
            ["PyPI hands out 8 codes of 16 hex digits; these are 7"]
        );
        assert_eq!(
            warned("dockerhub", &["whatever1"; 2]),
            ["Docker Hub hands out one code; these are 2"]
        );
    }

    #[test]
    fn another_shape_is_told() {
        assert_eq!(
            warned("pypi", &["a1b2c-d3e4f"; 16]),
            ["PyPI hands out 8 codes of 16 hex digits; these are 16 of 10 hex digits as 5-5"]
        );
        assert_eq!(
            warned("packagist", &["0123456789"]),
            ["Packagist hands out one code of 8 hex digits; this is one of 10 digits"]
        );
        assert_eq!(
            warned("rubygems", &["0123456789ab", "0123456789a"]),
            [
                "RubyGems hands out 10 codes of 12 hex digits; these are 2, 1 of them not of that shape"
            ]
        );
    }

    #[test]
    fn six_digits_look_like_a_one_time_code() {
        assert_eq!(
            warned("nobody knows this site", &["123456", "654 321"]),
            ["6 digits: this looks like a one-time code, not a recovery code"]
        );
    }

    #[test]
    fn what_nobody_documents_is_not_warned_about() {
        assert_eq!(warned("npm", &["abc123", "4567890123456789"]), [""; 0]);
        assert_eq!(warned("example.org", &["a1b2c3d4"]), [""; 0]);
    }
}
