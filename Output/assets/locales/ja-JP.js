(ogPreview.texts ??= {})["ja-JP"] = ({ html, nothing, plain }) => ({
a11y: {
card_ending: "カード番号末尾",
close: "閉じる",
dismiss: "メッセージを閉じる",
more_for: ($) => plain`（${$.name}）`,
next_month: "翌月",
notifications: "お知らせ",
order_index: "日付別のご注文",
original_price: "通常価格",
payment_method: "（お支払い方法）",
prepaid_progress: "お届け済みの回数",
previous_month: "前月",
shipping_address: "（お届け先）"
},
action: {
back: "戻る",
change: "変更",
keep_date: "日付を変えない",
keep_item: "そのままにする",
keep_order: "注文を残す",
keep_subscription: "定期購入を続ける",
not_now: "今はしない",
remove: "削除"
},
address: {
address: "番地",
address2: "建物名・部屋番号（任意）",
choose: "選択してください",
city: "市区町村",
company_name: "会社名（任意）",
country_code: "国",
first_name: "名",
last_name: "姓",
phone: "電話番号（任意）",
state_province_code: "都道府県・州",
zip_postal_code: "郵便番号"
},
attention: {
error_text: ($) => plain`${$.date}のご注文で、当店側に問題が発生しました。お客様のお手続きは不要です。現在確認しております。`,
error_title: "ご注文の処理が遅れています",
rejected_text: ($) => plain`${$.date}のご注文はお支払いを確認できなかったため、発送されませんでした。定期購入を続けるには、お支払い方法を更新してください。`,
rejected_title: "お支払いができず、発送されませんでした",
retry_text: ($) => plain`${$.date}のご注文のお支払いが完了しませんでした。近日中に再度お試しします。お支払い方法のご更新をおすすめします。`,
retry_title: "カードのお支払いができませんでした",
title: "ご確認ください",
tries: {
other: ($) => plain`これまでに${$.count}回試行しました`
}
},
badge: {
discontinued: "販売終了",
one_time: "1回のみ",
out_of_stock: "在庫切れ",
pay_as_you_go: "都度払い",
prepaid: "前払い"
},
billing: {
add: "お支払い方法を追加",
choose: "お支払い方法",
email_link: "安全なリンクをメールで受け取る",
hint: "変更は、このご注文に含まれる定期購入にも適用されます。",
none: "保存されたお支払い方法はまだありません。",
save: "これを使う",
text: "このご注文のお支払い方法をお選びください。",
title: "お支払い方法の変更",
update: "お支払いを更新"
},
bundle: {
title: {
other: ($) => plain`セット内容（${$.count}点）`
}
},
cancel: {
before_you_go: "こちらの方法もございます。",
continue: "解約手続きへ進む",
option_pause: "しばらく休止する",
option_skip: "次回のお届けをスキップする",
option_swap: "別の商品に変更する",
reasons: {
"1": "まだたくさん残っている",
"2": "価格が高い",
"3": "別の商品にしたい",
"4": "期待していたものと違った",
"5": "その他"
},
save: "定期購入を解約する",
swap_label: "代わりに届ける商品",
title: "定期購入の解約",
why: "解約の理由をお聞かせください"
},
change_date: {
label: "日付",
save: "日付を保存",
text: "ご注文全体が選択した日に移動し、以降のご注文もその日を基準になります。",
title: "ご注文日の変更"
},
countries: {
AE: "アラブ首長国連邦",
AU: "オーストラリア",
CA: "カナダ",
DE: "ドイツ",
ES: "スペイン",
FR: "フランス",
GB: "イギリス",
IT: "イタリア",
JP: "日本",
MX: "メキシコ",
NL: "オランダ",
SA: "サウジアラビア",
US: "アメリカ合衆国"
},
discount: {
add: "割引コードを追加",
apply: "適用",
every_order: "毎回のお届けに適用",
label: "割引コード",
title: "割引"
},
empty: {
benefit_cancel: "いつでも休止・解約できます",
benefit_control: "お届け間隔は自由、スキップも可能です",
benefit_save: "毎回のお届けがお得になります",
shop: "商品を見る",
text: "毎日お使いのものを定期購入にすると、なくなる前にお届けします。",
title: "定期購入はまだありません"
},
formats: {
chip: "M[月]D[日]",
day: "M[月]D[日]（dd）",
day_and_year: "YYYY[年]M[月]D[日]（dd）",
short_day: "YYYY[年]M[月]D[日]"
},
frequency: {
days: {
other: ($) => plain`${$.count}日ごと`
},
months: {
other: ($) => plain`${$.count}か月ごと`
},
weeks: {
other: ($) => plain`${$.count}週間ごと`
},
years: {
other: ($) => plain`${$.count}年ごと`
}
},
help: {
changes: "スキップ・休止・解約",
changes_intro: "発送前日の夕方まで、いつでも変更できます。",
changes_points: [["", "スキップ", "：ご注文全体、または商品1点だけを1回お休みできます。"], ["", "休止", "：定期購入を数か月休止できます。期間が終わると自動的に再開します。"], ["", "解約", "：数クリックで完了します。最低利用期間はありません。"]],
payment: "お支払いと価格",
payment_charge: ["お支払いは発送時に確定し、 ", "それより前にご請求することはありません", " 。価格は発送日のものが適用され、定期購入の割引は常に含まれています。"],
payment_failed: "お支払いができなかった場合は、再度お試しのうえご連絡します。定期購入はそのまま継続されます。",
shipping: "配送とお届け",
shipping_free: ($) => plain`${$.threshold}以上のご注文は送料無料です。`,
shipping_points: ["発送後、追跡リンクをメールでお送りします。", "お引っ越しの際は、ご注文のお届け先を変更してください。1回だけでも、すべてのご注文でも変更できます。"],
shipping_time: ["ご注文は上記の日に発送され、通常 ", "2～4日", " でお届けします。"],
title: "ご利用案内"
},
inactive: {
cancelled_on: ($) => plain`${$.date}に解約`,
text: "終了した定期購入です。いつでも再開できます。",
title: "終了した定期購入",
unavailable: "取り扱い終了"
},
item: {
cancel: "定期購入を解約",
discontinued_text: "この商品は生産終了のため発送されません。別の商品に変更するか、削除してください。",
each: "1点あたり",
frequency: "お届け間隔",
more: "その他",
out_of_stock_text: "現在在庫切れです。入荷次第、追加送料なしでお届けします。",
paid: "支払い済み",
pause: "定期購入を休止",
quantity: "数量",
quantity_of: ($) => plain`数量：${$.count}`,
remove: "注文から削除",
skip: "今回はスキップ",
swap: "商品を変更",
unknown_product: "商品"
},
maintenance: {
reassurance: "ご注文と定期購入は予定どおりお届けします。",
text: "ただいま改良作業中です。しばらくしてからもう一度お越しください。",
title: "ただいまメンテナンス中です"
},
notification: {
error: "エラーが発生しました。もう一度お試しください。",
saved: "変更を保存しました。"
},
order: {
change_date: "日付を変更",
items: {
other: ($) => plain`${$.count}点`
},
later: "今後のご注文",
locked: "準備中のため変更できません",
next: "次回のご注文",
no_items: "このご注文には商品がありません。",
send_now: "今すぐ発送",
skip: "注文をスキップ"
},
page: {
greeting: ($) => plain`${$.name}さん、こんにちは。`,
loading: "ご注文を読み込んでいます…",
next_order: ($) => plain`次回のご注文は${$.date}に発送予定です。`,
nothing_planned: "現在予定されているご注文はありません。",
order_on_its_way: "ご注文を準備・発送しています。",
title: "定期購入"
},
pause: {
how_long: "休止期間",
months: {
other: ($) => plain`${$.count}か月`
},
save: "休止する",
text: "休止中は発送もお支払いもありません。期間が終わると自動的に再開します。",
title: "定期購入の休止"
},
payment: {
card_types: {
"American Express": "American Express",
Diners: "Diners Club",
Discover: "Discover",
JCB: "JCB",
Mastercard: "Mastercard",
Visa: "Visa"
},
expired: ($) => plain`有効期限切れ（${$.date}）`,
expires: ($) => plain`有効期限 ${$.date}`,
expiring: ($) => plain`まもなく期限切れ（${$.date}）`,
missing: "お支払い方法がありません",
notice_expired: ($) => plain`このご注文のカードは有効期限（${$.date}）が切れています。発送のため、お支払い方法を更新してください。`,
notice_expiring: ($) => plain`このご注文のカードは${$.date}まで有効ですが、ご注文日には期限切れになります。`,
saved: "保存済みのお支払い方法"
},
prepaid: {
downgrades: "その後は、お届けごとのお支払いになります。",
ends: "その後、定期購入は終了します。",
last: "前払い分はすべて発送済みです",
of: {
other: ($) => plain`（全${$.count}回）`
},
option_cancel: "終了する",
option_downgrade: "都度払いにする",
option_renew: "自動更新する",
remaining: {
other: ($) => plain`残り${$.count}回`
},
renewal: "その後",
renews: {
other: ($) => plain`その後、${$.count}回分が自動的に更新されます。`
},
renews_for: {
other: ($) => plain`その後、${$.count}回分（${$.price}）が自動的に更新されます。`
}
},
processing: {
preparing: "ご注文を準備しています",
sent: "ご注文を発送しました",
text: ($) => plain`${$.date}のご注文（${$.total}）。変更はできません。`,
title: "処理中"
},
reactivate: {
open: "再開する",
save: "定期購入を再開",
text: "おかえりなさい。初回のお届け日と間隔をお選びください。",
title: "定期購入の再開"
},
remove_item: {
save: "削除する",
text: "このご注文からのみ削除されます。定期購入は継続されます。",
title: "注文から削除"
},
send_now: {
save: "今すぐ発送",
text: "本日お支払いを確定し、ご注文の準備を始めます。以後の変更はできません。",
title: "今すぐ発送しますか？"
},
shipping: {
choose: "お届け先",
missing: "お届け先がありません",
new: "新しい住所",
save: "住所を保存",
title: "お届け先の変更",
use_for_all: "すべての定期購入でこの住所を使う"
},
sign_in: {
button: "ログイン",
text: "安全のためログアウトしました。ご注文と定期購入を見るにはログインしてください。",
title: "ログインしてください"
},
skip_item: {
save: "今回はスキップ",
text: "今回のご注文から外れ、次回のお届けから再開します。",
title: "この商品をスキップしますか？"
},
skip_order: {
save: "スキップする",
text: "今回の発送とお支払いは行われません。定期購入は次回のご注文から再開します。",
title: "この注文をスキップしますか？"
},
summary: {
discount: "割引",
free: "無料",
payment: "お支払い",
shipping: "お届け先",
shipping_cost: "送料",
subtotal: "小計",
tax: "税",
total: "合計",
total_title: "ご注文金額"
},
swap: {
choose: "商品を選択",
none_found: "見つかりません。別の言葉でお試しください。",
save: "商品を変更する",
search: "商品を検索",
text: ($) => plain`今後、${$.name}の代わりにお届けする商品をお選びください。`,
title: "商品の変更"
},
upcoming: {
none: "今後のご注文はありません。定期購入を再開するか、新しく追加してください。",
title: "今後のご注文"
},
upgrade: {
deliveries: {
other: ($) => plain`${$.count}回分`
},
prepaid: "前払いでお得に",
prepaid_label: "前払いする回数",
prepaid_save: "前払いする",
subscribe: "定期購入にする",
subscribe_save: ($) => plain`定期購入で${$.percent}%お得`
}
});
