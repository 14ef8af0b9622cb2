use super::*;

fn network() -> Network {
    let file =
        jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "polyphones.bin").expect("the file").1;
    Network::read(&miniz_oxide::inflate::decompress_to_vec(file).expect("deflated")).expect("its format")
}

fn choose(network: &Network, text: &str, at: usize, among: &[&str]) -> Option<Choice> {
    Choice::among(&NetworkReader::new(network).weigh(&text.chars().collect::<Vec<_>>(), at, among))
}

#[test]
fn what_stands_around_decides() {
    let network = network();
    let place = |text, at, among| choose(&network, text, at, among).map(|choice| choice.place);
    assert_eq!(place("产品的合格率", 5, &["shuài", "lǜ"]), Some(1));
    assert_eq!(place("银行行长在长江边长跑", 3, &["zhǎng", "cháng"]), Some(0));
    assert_eq!(place("把声音调小一点", 3, &["diào"]), None);
    assert_eq!(place("把声音调小一点", 3, &["diào", "no syllable"]), None);
}

/// The numbers are whole, so they are the same everywhere: these were taken on x86-64.
#[test]
fn every_platform_weighs_alike() {
    let network = network();
    let text: Vec<char> = "银行行长在长江边长跑".chars().collect();
    let mut reader = NetworkReader::new(&network);
    let weights = [(2, ["háng", "xíng"]), (3, ["zhǎng", "cháng"]), (8, ["zhǎng", "cháng"])]
        .map(|(at, among)| reader.weigh(&text, at, &among));
    assert_eq!(
        weights.concat(),
        [Some(-8163), Some(-5676), Some(-6668), Some(-6950), Some(-505), Some(-5826)]
    );
}

/// What is remembered of earlier passages decides nothing, nor does it when it is forgotten.
#[test]
fn a_long_text_is_read_like_a_short_one() {
    let network = network();
    let text: Vec<char> =
        (0..1500_u32).filter_map(|at| char::from_u32(0x4E00 + at * 7919 % 20_000)).collect();
    let mut reader = NetworkReader::new(&network);
    let among = ["háng", "xíng"];
    for at in 0..text.len() {
        let alone = NetworkReader::new(&network).weigh(&text, at, &among);
        assert_eq!(reader.weigh(&text, at, &among), alone, "{at}");
        assert!(reader.forward.memories.len() <= MOST + AROUND + 1);
    }
    assert!(reader.forward.memories.len() < text.len() * AROUND, "it has started anew");
}

#[test]
fn a_paragraph_is_read_by_itself() {
    let network = network();
    let alone = choose(&network, "长", 0, &["zhǎng", "cháng"]);
    assert_eq!(choose(&network, "处\n长\n江", 2, &["zhǎng", "cháng"]), alone);
}

#[test]
fn other_formats_are_refused() {
    let file =
        jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "polyphones.bin").expect("the file").1;
    let bytes = miniz_oxide::inflate::decompress_to_vec(file).expect("deflated");
    assert!(Network::read(&bytes[..bytes.len() - 1]).is_none());
    assert!(Network::read(&[&bytes[..], b"0"].concat()).is_none());
    assert!(Network::read(b"").is_none() && Network::read(b"\n\n").is_none());
    let mut large = bytes;
    let end = large.len();
    large[end - 1] = 0x7F;
    assert!(Network::read(&large).is_none());
}
