//! What is drawn anew only when what it is made of differs: blocks of the article, and the index. One component for both, for each costs
//! kilobytes of the widget.

use yew::prelude::*;

use super::block::{BlocksProps, blocks};
use super::index::{IndexProps, index};

#[derive(PartialEq)]
pub enum KeptPart {
    Blocks(BlocksProps),
    Index(IndexProps),
    /// What Yew is given where only its numbers are of interest.
    Nothing,
}

#[derive(Properties, PartialEq)]
pub struct KeptProps {
    pub part: KeptPart,
}

#[component]
pub fn Kept(props: &KeptProps) -> Html {
    match &props.part {
        KeptPart::Blocks(props) => blocks(props),
        KeptPart::Index(props) => index(props),
        KeptPart::Nothing => Html::default(),
    }
}
