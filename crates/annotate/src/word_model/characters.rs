//! What Han characters are used for, as far as names and unknown words are concerned.

use super::Weight;

/// Work in the grammar: in a run of characters without a word it stands alone far more often than inside an unknown
/// word.
pub const FUNCTION: u8 = 1;
/// A surname of the hundred that 85 of 100 people have.
pub const COMMON_SURNAME: u8 = 2;
/// Another surname.
pub const RARE_SURNAME: u8 = 4;
/// The first character of a surname of two.
pub const LONG_SURNAME: u8 = 32;
/// What parents choose for names.
pub const GIVEN: u8 = 8;
/// What foreign names are written with.
pub const FOREIGN: u8 = 16;

/// By code point: a use for each list below that has the character.
pub struct CharacterUses {
    /// Sums of the constants above.
    uses: Vec<u8>,
    surname_ranks: Vec<u16>,
    given_ranks: Vec<u16>,
}

impl CharacterUses {
    pub fn new() -> CharacterUses {
        let mut uses = vec![0; END];
        let lists = [
            (FUNCTION, FUNCTION_CHARACTERS),
            (COMMON_SURNAME, COMMON_SURNAMES),
            (RARE_SURNAME, RARE_SURNAMES),
            (GIVEN, GIVEN_CHARACTERS),
            (LONG_SURNAME, LONG_SURNAME_CHARACTERS),
            (FOREIGN, FOREIGN_CHARACTERS),
        ];
        for (bit, characters) in lists {
            characters.chars().for_each(|c| uses[c as usize] |= bit);
        }
        CharacterUses { uses, surname_ranks: ranks(COMMON_SURNAMES), given_ranks: ranks(GIVEN_CHARACTERS) }
    }

    /// A sum of the constants of this module.
    pub fn uses(&self, c: char) -> u8 {
        self.uses.get(c as usize).copied().unwrap_or(0)
    }

    /// How probable a common surname is among all: 王 has 7 of 100 people, the hundredth 2 of 1,000.
    pub fn surname_weight(&self, c: char) -> Weight {
        ranked(&self.surname_ranks, c, &SURNAME_WEIGHTS)
    }

    /// How probable a character is in given names.
    pub fn given_weight(&self, c: char) -> Weight {
        ranked(&self.given_ranks, c, &GIVEN_WEIGHTS)
    }
}

/// No character of the lists is at or after this code point.
const END: usize = 0xA000;

/// By rank in [`COMMON_SURNAMES`], which are in order of frequency: that falls as in Zipf's law, 8 of 100 / (1 + 0.28 rank).
const SURNAME_WEIGHTS: [(u16, Weight); 9] = [
    (0, -2526),
    (1, -2773),
    (2, -2970),
    (4, -3277),
    (8, -3701),
    (16, -4227),
    (32, -4824),
    (64, -5466),
    (100, -5893),
];
/// The same of [`GIVEN_CHARACTERS`]: 9 of 1,000 / (1 + 0.02 rank).
const GIVEN_WEIGHTS: [(u16, Weight); 8] = [
    (0, -4711),
    (16, -4988),
    (32, -5205),
    (64, -5535),
    (128, -5980),
    (256, -6522),
    (512, -7130),
    (1024, -7778),
];

/// The weight at a character's rank; between two of the table they lie on a line.
fn ranked(ranks: &[u16], c: char, weights: &[(u16, Weight)]) -> Weight {
    let rank = ranks.get(c as usize).copied().unwrap_or(u16::MAX);
    let next = weights.partition_point(|&(known, _)| known <= rank);
    match (weights[next - 1], weights.get(next)) {
        ((from, weight), Some(&(to, further))) => {
            weight + (further - weight) * Weight::from(rank - from) / Weight::from(to - from)
        }
        ((_, weight), None) => weight,
    }
}

/// The place of each character of a list, by code point.
fn ranks(list: &str) -> Vec<u16> {
    let mut ranks = vec![u16::MAX; END];
    (0..).zip(list.chars()).for_each(|(rank, c)| ranks[c as usize] = rank);
    ranks
}

const FUNCTION_CHARACTERS: &str = "\
的了着过在是不和与及或而但也都就才又再还被把将从向对于为以到给让使由因所其之这那此该每各某很太最更并且则却若如\
即已曾没有我你他她它们个吗呢吧啊来去会能可要想应做有说等里时几约均皆仍见至自只不别好\
越愈先另尚完真嘅咗喺冇佢哋嗰啲嚟唔咁嘢畀攞㗎睇噉乜";

const COMMON_SURNAMES: &str = "\
王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜\
崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向";

const RARE_SURNAMES: &str = "\
常汤康易乔牛葛赖樊殷温施洪伍邢倪庄聂鲁颜章齐岳梅安翟俞季童柴詹欧阮柳申焦纪路左关辛管祝翁柯耿裴凌宁祁屈路包霍鲍\
涂尚卓饶苗房符甘查车游闵骆单盛时穆舒滕娄解冉丘沙池邬戚谷谈竺奚项祖蓝麦巫缪鞠荀郁桂卞晏瞿司景仇佟佘候岑甄蒲臧计\
褚谌郎钮简蔺虞费邝邸郜郗隋朴阚逄晁訾隗覃牟冼";

const LONG_SURNAME_CHARACTERS: &str =
    "万上东乐亓令仲公南即司呼壤夏太宇完宰尉左巫慕拓梁欧淳漆澹濮独申皇端纳耶西诸谷贺赫轩钟长闻闾鲜";

const GIVEN_CHARACTERS: &str = "\
文国明德华志生军平建光靖玉元英永金天晓东海春云林江安宝正世祥龙庆仁学忠先民新伟士成敏昌荣清秀克振俊良义维兴兵祖\
丽思峰君杰武保福贵刚汉亚芳梅瑞达宏凤兰少松斐强廷相青美才宇誉阳仲绍延恩贤康心嘉守继承政波希鹏顺孝奇鸿玲辉珍广惠\
斌敬朝宁萍如卫健真秋亮章铁启耀治远勇慧泽信泉诚燕培智素权雄锡胜善麟礼传进彦喜浩香桂莲博尚剑涛雪泰森川风庭寿年灵\
乐怀初兆贞梦星凯锦仪龄源丹衡万楚震冰佩坚崇霞炳富登铭恒京芬业超静宪旭根鹤谦诗哲奎茂毅乾裕雅越儒冠琴勤霖理厚威柏\
甫曼勋欣盛月莉琪纯侯烈献润济艳宣玄岳瑜翰然冬卓尧炎亭婷鼎言栋娜怡凡亲跃桢禹谷翠渊碧迪功季满嗣洁恭佐琦轩珠旺念锋\
统翔琳珊颖允虹豪澄骏薇雯淳竹宽慈彪亨婉祯弘艺黎瑶艾豫菊璐子涵梓雨佳磊洋鑫莹蕾倩媛茜蓓娟娥红婕妍岚露瑾璇琼璟珂玥\
昊晨旻昕晟晖曦睿煜熙炜焕烨熠炯煌炫沛沁淑淼渝溪滨澜瀚竞笛筠纬绮绪羽翎耘聪胤腾舟航苗若茹莎菁菲萌葆蔚薪蕊衍诺谊赫\
赞轶辰迅逸邦郁铎锐镇霄霏霆韬韵颂飞馨驰骁骥魁黛巧爱莺妮好花仙蓉小大长利山立一中三和高田丰\
添伦婵臣迈惇忌盈婧昀歆漪芮妤彤筱榕楷羿嵘峻彬弈懿曜钊钰铮锟隽霓飒骐鲲鹭芊芷茗萱蕙翊聿祺稷璨皓煊澍澈泓湘潇憬忱沐紫雁";

const FOREIGN_CHARACTERS: &str = "\
尔斯拉克特里夫德阿卡布维巴格哈尼瓦科罗塔多奥亚普纳利洛伊马诺基托达米弗西萨雷姆莱勒蒂帕埃茨莫贝曼迪库塞兰比加奇\
什菲赫耶鲁波圣恩伯伦吉图穆威朗默索戈列古韦顿安杜切坦林希乌雅瑟森梅法涅内博扎沃堡兹佩凯霍约费皮努迈彼娜艾杰坎福\
麦劳谢玛蒙哥登舍丁摩施逊罕查瓜莎佐提易那卜沙乔泰厄烈翰苏芬妮撒齐辛丽契底莉赖琳桑吕温当珀佛盖班廉彻昂第干肯捷泽\
纽康娅潘舒甫叶根尤欧依柯夏朱詹汉鲍桂冈宾顾佳珍胡兴简蕾黛薇娃厉丹考密赛华玻芭诗宁高叙凡甘盎";
