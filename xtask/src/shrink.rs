//! Scripts without their comments and indentation, for `cargo xtask build`: a page need not load what only people read.
//!
//! Line by line: whole-line comments and leading spaces go. Inside a line only the types go that are written for the checker.

/// The script without comment lines, indentation and empty lines.
pub fn script(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        if in_comment {
            in_comment = !line.ends_with("*/");
        } else if line.starts_with("/*") && !line.contains("*/") {
            in_comment = true;
        } else if !(line.is_empty() || line.starts_with("//") || line.starts_with("/*") && line.ends_with("*/")) {
            out.push_str(&untyped(line));
            out.push('\n');
        }
    }
    out
}

/// The line without `/** @type {...} */`.
fn untyped(line: &str) -> String {
    let mut parts = line.split("/** @type {");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("} */") {
            Some((_, rest)) => out.push_str(rest.strip_prefix(' ').unwrap_or(rest)),
            None => out.extend(["/** @type {", part]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        assert_eq!(script("get(/** @type {string} */ (name), 'a /* b */');"), "get((name), 'a /* b */');\n");
        let text = "/**\n * Says hello.\n */\nexport function hello() {\n    // why\n    return 'a // b /* c */';\n\n    /* short */\n}\n";
        assert_eq!(script(text), "export function hello() {\nreturn 'a // b /* c */';\n}\n");
    }
}
