// Also a module of the widget's build program, which puts the style sheets into its program.

/// A style sheet without comments and idle blanks. Our own sheets have neither comment signs nor double blanks in strings.
pub fn small(css: &str) -> String {
    let mut code = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        code += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code += rest;
    let mut small = String::new();
    for c in code.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        match (small.chars().last(), c) {
            (None | Some(' ' | '{' | '}' | ';' | ',' | ':'), ' ') => {}
            (Some(' '), '{' | '}' | ';' | ',') => {
                small.pop();
                small.push(c);
            }
            _ => small.push(c),
        }
    }
    small
}

/// A style sheet whose lengths in `rem` are of the reader's own size of type: `styles/theme.css` says why.
pub fn own(css: &str) -> String {
    let mut parts = css.split("rem");
    let mut own = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = own.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        if number.len() == own.len() {
            own += "rem"; // A piece of a name.
        } else {
            let number = own.split_off(number.trim_end_matches('-').len());
            own += &format!("calc({number}*var(--jiazhu-rem))");
        }
        own += part;
    }
    own
}

#[cfg(test)]
mod tests {
    use super::{own, small};

    #[test]
    fn lengths_are_not_of_the_root() {
        let css = "a{--jiazhu-rem:1em;margin:-1.5rem 2rem;width:calc(100% - .5rem)}";
        let rem = "*var(--jiazhu-rem))";
        let expected = format!(
            "a{{--jiazhu-rem:1em;margin:calc(-1.5{rem} calc(2{rem};width:calc(100% - calc(.5{rem})}}"
        );
        assert_eq!(own(css), expected);
    }

    #[test]
    fn comments_and_idle_blanks_go() {
        let css =
            "/* Ink. */\n.jz, p {\n  color: red;\r\n\tmargin: 0 1em;\n}\n/* a * b */ p :hover { top: 0 }\n";
        assert_eq!(small(css), ".jz,p{color:red;margin:0 1em;}p :hover{top:0}");
    }

    #[test]
    fn a_comment_without_an_end_takes_the_rest() {
        assert_eq!(small("a{b:c}/* d"), "a{b:c}");
    }
}
