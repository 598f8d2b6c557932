
## Dates

calendar-months = 1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月
calendar-months-of-days = 1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月
calendar-weekdays-short = 月|火|水|木|金|土|日
calendar-weekdays = 月曜日|火曜日|水曜日|木曜日|金曜日|土曜日|日曜日
calendar-day = { $year }年{ $month }{ $day }日
calendar-day-of-month = { $month }{ $day }日
calendar-year-month = { $year }年{ $month }
calendar-moment = { $day }（{ $weekday }）{ $time }（{ $zone }）
calendar-time = { $time }（{ $zone }）
calendar-local = { $day }（{ $weekday }）{ $time }
zone-elsewhere = { $place }時間
left-minutes = { $count ->
   *[other] あと{ $count }分
}
left-hours = { $count ->
   *[other] あと{ $count }時間
}
left-tomorrow = 明日
left-days = { $count ->
   *[other] あと{ $count }日
}
left-weeks = { $count }週間
left-months = { $count ->
   *[other] あと{ $count }か月
}

## Mails

mail-verify-subject = メールアドレスの確認
mail-verify-body =
    { $name } 様

    次のリンクを開くと、メールアドレスが確認され、Certamen にサインインします。
    { $link }

    リンクは一度だけ、2日間有効です。お心当たりがない場合は、何もする必要はありません。
mail-known-subject = すでにアカウントをお持ちです
mail-known-body =
    { $name } 様

    このメールアドレスで新規登録の申し込みがありましたが、すでにアカウントがあるか、招待されています。そのとき入力された内容は、パスワードも含めて破棄しました。次のリンクからサインインできます。
    { $link }

    リンクは一度だけ、1時間有効です。お心当たりがない場合は、何もする必要はありません。
mail-unconfirmed-subject = アカウントがメールアドレスの確認を待っています
mail-unconfirmed-body =
    こんにちは

    このメールアドレスでサインインのリンクが求められましたが、まだアカウントがありません。新規登録の申し込みはありましたが、メール「{ $subject }」のリンクがまだ開かれていません。そのリンクを開くか、もう一度新規登録してください。
    { $link }

    お心当たりがない場合は、何もする必要はありません。
mail-enter-subject = サインイン用リンク
mail-enter-body =
    { $name } 様

    次のリンクから Certamen にサインインしてください。
    { $link }

    リンクは一度だけ、1時間有効です。
mail-reset-subject = 新しいパスワードの設定
mail-reset-body =
    { $name } 様

    次のリンクから新しいパスワードを設定してください。
    { $link }

    リンクは一度だけ、1時間有効です。開いているセッションはすべて終了します。
mail-juror-subject = 審査員のご依頼：{ $call }
mail-juror-body =
    { $name } 様

    「{ $call }」の審査員をお願いいたします。次のリンクから、パスワードなしで審査ページに入れます。
    { $link }

    リンクは一度だけ、30日間有効です。その後はサインインのページで新しいリンクをお求めください。
mail-removed-subject = チーム「{ $team }」から外れました
mail-removed-body =
    { $name } 様

    チーム「{ $team }」（{ $call }）の代表者が、あなたをチームから外しました。作品は表示されなくなり、招待リンクでも参加できません。

    間違いだと思われる場合は、代表者または主催者にご連絡ください。
mail-removed-organiser-body =
    { $name } 様

    主催者が、あなたをチーム「{ $team }」（{ $call }）から外しました。作品は表示されなくなり、招待リンクでも参加できません。理由は次のとおりです。

    { $reason }

    間違いだと思われる場合は、主催者にご連絡ください。
mail-receipt-subject = 受付証：{ $title }
mail-receipt-body =
    { $name } 様

    「{ $title }」（{ $call }）の提出（{ $number }回目）を受け付けました。
    { $when }

    ファイル（SHA-256、サイズ、名前）：
    { $files }
    提出物のハッシュ値（SHA-256）：
    { $hash }

    受付証はこちらでもご覧いただけます。
    { $link }
mail-log-subject = 記録の状態：{ $number }行目
mail-log-body =
    { $address } の記録の状態（行番号とSHA-256）です。このメールを保存してください。後から記録が書き換えられても、ここは変わりません。

    { $anchor }

    サービスの管理者は次のコマンドで照合できます。
    certamen audit --anchor { $anchor }
mail-missed-subject = 公開されませんでした：{ $what }、{ $call }
mail-missed-body =
    { $name } 様

    { $call }の結果のうち、次の項目は自動で公開される予定でしたが、公開されませんでした。

    { $what }
    { $moment }
    { $reason }

    誰にも表示されていません。内容を確かめて公開するか、もう一度予約してください。
    { $link }

## Charts

chart-pyramid-title = 人口ピラミッド：{ $area }
chart-pyramid-line = { $total }人、半数は{ $median }歳未満
chart-pyramid-alternative = { $area }の人口ピラミッド。総数{ $total }人、女性{ $women }人、男性{ $men }人。半数が{ $median }歳未満、65歳以上は{ $old }%。
chart-women = 女性
chart-men = 男性
chart-age = 年齢
chart-hour = 時刻
chart-climate-title = 月ごとの気候（{ $years }）：{ $cities }
chart-climate-warmest = { $city }：最も暖かい月は{ $month }、平均{ $value } °C。
chart-climate-wettest = { $city }：最も雨の多い月は{ $month }、{ $value } mm。
chart-month = 月
chart-temperature = 平均気温（°C）
chart-rain = 降水量（mm）
chart-subject-accidents = 事故
chart-subject-area = 面積
chart-subject-bikes = 利用中の自転車
chart-subject-households = 世帯数
chart-subject-income = 一人当たり所得
chart-subject-no2 = 二酸化窒素
chart-subject-people = 人口
chart-subject-places = 施設数
chart-subject-rain = 降水量
chart-subject-rent = 家賃（月額）
chart-subject-riders = 乗車人員
chart-subject-temperature = 平均気温
chart-subject-unemployment = 失業者の割合
chart-subject-victims = 死傷者
chart-what-rows = 行数
chart-what-sum = { $column }（合計）
chart-what-mean = { $column }（平均）
chart-what-share = { $what }（%）
chart-most-title = { $what }：1位は{ $name }、{ $value }
chart-most-alternative = { $what }、{ $count }区分。最大：{ $most }、{ $most_value }。最小：{ $least }、{ $least_value }。
chart-share-title = { $what }：差が最大なのは{ $name }、{ $one }と{ $two }
chart-shown = { $all }区分のうち{ $shown }区分
chart-lines-one = { $what }、{ $from }–{ $to }：{ $first }から{ $last }へ
chart-lines-most = { $what }、{ $from }–{ $to }：変化が最大なのは{ $name }（{ $change }）
chart-lines-item = { $name }：{ $first }から{ $last }へ。
chart-together = { $x }が高いほど{ $y }も高い（r = { $r }）
chart-against = { $x }が高いほど{ $y }は低い（r = { $r }）
chart-apart = { $x }と{ $y }はほぼ無関係（r = { $r }）
chart-pair-alternative = { $count }個の点。{ $x }：{ $x_least }から{ $x_most }。{ $y }：{ $y_least }から{ $y_most }。
chart-slope-title = { $from }から{ $to }：変化が最大なのは{ $name }（{ $change }）
chart-week-title = 曜日・時刻別の{ $what }：最大は{ $day }{ $hour }時
chart-week-alternative = 最大：{ $day }{ $hour }時、{ $most }。最小：{ $least_day }{ $least_hour }時、{ $least }。
chart-days-title = 日ごとの{ $what }：最大は{ $day }の{ $value }
chart-days-alternative = { $from }から{ $to }までの{ $count }日間。平均{ $mean }。最大{ $most }（{ $most_day }）。最小{ $least }（{ $least_day }）。
chart-mean-of = 平均 { $value }
chart-stripes-title = { $from }年以降の{ $what }：最大は{ $year }年の{ $value }
chart-stripes-alternative = { $count }年間。最初の30年の平均{ $early }、最後の30年の平均{ $late }。最大{ $most }（{ $most_year }年）、最小{ $least }（{ $least_year }年）。
chart-spread-title = { $what }：半数は{ $median }未満
chart-spread-alternative = { $count }件、{ $from }から{ $to }。半数は{ $median }未満。
chart-outline-title = { $count }区域の位置
chart-side-by-side = 並べて比較
chart-whole = 全体
chart-no-data = データなし
chart-tiles = 境界データがないため地図を描けません。一つのマスが一つの区域です。
chart-year = 年
chart-quarter = 四半期
chart-day = 日
chart-values = 件数
chart-area = 区域

## Refusals

refused-signed-out = 続けるにはサインインしてください。
refused-unknown = このページは存在しないか、閲覧できません。
refused-too-early = まだこの操作はできません。期間が始まっていません。
refused-too-late = この操作の期間は終了しました。
refused-juror = この公募の審査員は参加できません。
refused-organiser = 開催回を主催する人は、以前に主催した人も含め、その回に応募することも審査員になることもできません。何も変更されていません。
refused-captain = これができるのは、チームの代表者だけです。代表者に頼むか、代表を引き継いでもらってください。何も変更されていません。
refused-withdrawn = この作品は取り下げられたため、変更できません。
refused-out-of-contest = この作品は、チームまたは主催者により審査の対象から外されました。評点とコメントは保存されていますが、集計には含まれません。
refused-holds-award = この作品には賞が決まっています。先にその決定を変更してから、対象から外してください。
refused-no-more = これ以降は保存されません。期間が終了したか、作品が審査の対象から外されました。保存済みの内容は残っています。
refused-deadline = 締切を過ぎました：{ $ended }。現在時刻：{ $now }。下書きと期限内の提出物は保存されています。お心当たりがある場合は主催者にご連絡ください。
refused-not-yet = 開始日時：{ $starts }。
refused-paused = 公募は{ $moment }から一時停止しています：「{ $reason }」。下書き、ファイル、評点、コメントは引き続き保存され、失われません。チームの作成と参加、提出、審査票の完了、公開は、再開までお待ちください。
refused-while-paused = 公募は一時停止中です。この操作は再開までお待ちください。これまでの内容は失われません。
refused-jury-begins = この締切より前に審査が始まります：{ $starts }。その後の提出物には担当の審査員がいないか、採点の途中で内容が変わります。まだ何も変更していません。それでもよければ、チェックを入れてください。
refused-fields = 保存されていません。印の付いた項目をご確認ください。入力内容は残っています。
refused-stale = 別のタブや端末で先に保存されています。何も失われていません。現在の内容を表示し、入力内容も残しています。
refused-sign-in = メールアドレスまたはパスワードが違います。
refused-link = このリンクは使用済みか、期限切れです。新しいリンクをお求めください。
refused-too-many = お使いのネットワークから、このアカウントへの試行が多すぎます。{ $wait }後にもう一度お試しください。メールのリンクや別のネットワークからは、今すぐサインインできることがあります。アカウントは停止されていません。
refused-too-many-network = お使いのネットワークからの試行が多すぎます。ご自身ではなく、同じネットワークのほかの方によるものかもしれません。{ $wait }後にまた使えます。携帯電話の回線など、別のネットワークからは今すぐ続けられます。
refused-too-many-forms = 短い時間に多くの送信があったため、受け付けられませんでした。{ $wait }後にもう一度送信してください。
refused-busy = ただいまサインインが非常に混み合っています。何も失われていません。{ $wait }後にもう一度お試しください。
refused-collided = ほぼ同時に同じ箇所への別の変更があり、そちらが先に処理されました。今回の変更はまだ保存されていません。もう一度送信してください。
refused-files-waiting = 現在、多くのファイルを確認しています。お手元のファイルはそのままで、入力した内容も失われていません。{ $wait }後にもう一度お試しください。
refused-files-away = 現在、ファイルを読み書きできません。保存済みの内容は失われていません。送信したファイルもお手元にそのまま残っています。{ $wait }後にもう一度お試しください。
refused-files-full = 現在、ファイルを保存する空きがありません。お手元のファイルはそのままで、保存済みの内容も失われていません。主催者にお知らせください。
refused-one-at-a-time = 別のファイルを受信中か点検中です。何も変わっていません。終わってからもう一度お試しください。
refused-too-many-hand-ins = 1日に提出できる{ $most }回に達しました。入力した内容は保存されています。{ $again }から再び提出できます。
refused-disk-low = サーバーのディスクの空きが少ないため、現在ファイルを受け付けられません。文章と評点はこれまでどおり保存されます。時間をおいて再度お試しいただくか、主催者にご連絡ください。
refused-too-slow = 送信された内容が届きませんでした。{ $wait }のあいだ何も届かなかったか、通信が遅すぎました。何も保存されていません。もう一度送信してください。
refused-unreadable = このリクエストは読み取れません。アドレスまたはフォームの値がページの想定と異なります。何も変更されていません。
refused-form-too-large = 送信された内容が、フォームの上限（{ $most }）を超えています。何も保存されていません。前のページに戻り、文章を短くしてもう一度送信してください。
wait-seconds = { $count ->
   *[other] { $count }秒
}
wait-minutes = { $count ->
   *[other] { $count }分
}
refused-team-full = チームは定員（{ $size }人）に達しています。
refused-already-in-team = この公募ではすでにチームに参加しています。別のチームに入るには、先に退出してください。
refused-last-member = あなたはチームの最後の一人で、作品は提出済みです。退出する前に作品を取り下げてください。
refused-removed-from-team = このチームから外されているため、リンクで再び参加することはできません。代表者または主催者にお尋ねください。
refused-invited-already = この方はすでにこの公募の審査員です。二通目のメールは送っていません。もう一度送る場合はチェックを入れてください。入力した内容は残っています。
refused-last-organiser = この開催回を運営する人がいなくなります。先に別の人を任命してください。
refused-round-closed = 審査は締め切られました。新しい評点は保存されませんが、保存済みの評点は残っています。
refused-marks-missing = { $count ->
   *[other] 評点が{ $count }件未入力です。
}
refused-incomplete = 未入力の項目があります：{ $fields }。下書きは保存されています。
refused-conflict = 利益相反があるため、保存されませんでした。
refused-nothing-to-publish = まだ公開できません。先に最終候補を選んで公開し、賞を決定してください。
refused-overtaken = ページを開いた後に変更されました。入力内容は保存されていませんが、失われてもいません。現在の内容と、あなたの内容を下に並べて示します。両方を確認し、あなたの内容に置き換える場合は、もう一度押してください。
refused-overtaken-by = あなたがページを開いた後に、{ $name }さんが変更しました：{ $moment }。入力内容は保存されていませんが、失われてもいません。現在の内容と、あなたの内容を下に並べて示します。両方を確認し、あなたの内容に置き換える場合は、もう一度押してください。
refused-done-by = { $name }さんがすでに同じ操作をしました：{ $moment }。ご希望の内容になっていますので、何もする必要はありません。
overtaken-stands = 現在の内容
overtaken-typed = あなたの内容
overtaken-nothing = なし
refused-public = 公開中（「{ $what }」）のため、変更していません。公開中の内容が知らないうちに変わることはありません。先に「順位と決定」のページの「公開」で非公開に戻し、変更してから、もう一度公開してください。
refused-finalists-hold-awards = これらの作品には賞が決まっているため、最終候補から外せません。何も変更していません。先に賞の決定を変更してから、チェックを外してください。
refused-unsettled = まだ確定していないことがあるため、公開していません。それでも公開する場合は、「公開」の「それでも公開する」にチェックを入れて、もう一度押してください。
unsettled-award = 賞が未決定：{ $award }。一般には「まだ決まっていません」と表示されます。
unsettled-round = 未終了：{ $round }。審査員はまだ採点できるか、これから採点します。
unsettled-sheets = { $count ->
   *[other] { $round }：完了していない審査票が{ $count }件あり、集計されません。
}
unsettled-pairs = 一対比較は受付中です。
refused-broken = こちら側で問題が発生しました。保存済みの内容は無事です。もう一度お試しください。続く場合はこの番号をお知らせください：{ $request }
problem-title = 操作できませんでした
problem-lines-left = これらの行は追加されていません。テーマは最大{ $most }件、1行には言語ごとに名前を一つまで入力できます。ほかの行は一覧に入りました。まだ保存されていません。
problem-not-repeated = ここに「{ $value }」と入力してください。何も削除されていません。
problem-nothing-chosen = 1つ以上選んでください。何も行われていません。
problem-missing = 入力してください。
problem-too-long = 長すぎます。{ $most }文字以内で入力してください。
problem-label-missing = 点数だけで説明のない行があります。意味を書くか、その行を削除してください。
problem-control-characters = 保存できない制御文字が含まれています。削除するか、入力し直してください。
field-confirmed = 確認
problem-mail = メールアドレスの形式ではありません。例：name@example.jp
problem-mail-dots = このアドレスにはメールを送れません。@の前で、ピリオドが先頭か末尾にあるか、連続しています。何も送信していません。別のアドレスを入力してください。
problem-mail-letters = @の前に使えるのは半角の英数字と . _ + - などの記号だけです。それ以外のアドレスには、多くのサーバーがメールを届けません。別のアドレスを入力してください。
problem-mail-long = メールアドレスとして長すぎます。全体で{ $most }文字、@の前は{ $local }文字までです。
problem-password-length = { $fewest }〜{ $most }文字で入力してください。文章でもかまいません。
problem-link = ウェブアドレスではありません。https:// で始めてください。
problem-choice = 選択肢にない値です。
problem-topic-gone = このテーマは、この開催回にはもうありません。別のテーマを選んでください。文章は残っています。
problem-taken = この名前はすでに使われています。別の名前にしてください。
problem-address-used = このアドレスのアカウントがすでにあります。何も変更していません。この審査員を外し、正しいアドレスで招待してください。
problem-too-many-files = ファイルは{ $most }個までです。追加する前に一つ削除してください。
problem-file-too-large = ファイルが大きすぎます。{ $most }以内にしてください。何も変更されていません。
problem-daily-bytes = 1日に送信できる量を超えています。残りは{ $left }で、このファイルは{ $again }から送信できます。何も変更されていません。
problem-kept-bytes = 提出分を含め、チームで保管できる{ $most }を超えます。残りは{ $left }です。大きなファイルを小さなものに替えるか、主催者にご連絡ください。何も変更されていません。
problem-file-empty = ファイルが空です。何も変更されていません。
problem-cover-kind = 表紙は画像（{ $kinds }）にしてください。その他のファイルは作品ファイルとしてアップロードしてください。
problem-kind-not-taken = この公募で受け付けるのは{ $kinds }だけです。下書きは変わっていません。
problem-not-eligible = この賞は次の作品の主なテーマを対象としていません：{ $names }。何も記録されていません。
problem-file-kind = 内容がファイル名と一致しません（{ $found }）。PNG、JPEG、WebP、SVG、PDF、CSV、MP4 が使えます。表紙は画像に限ります。
problem-file-kind-unknown = 内容の種類を判別できません。PNG、JPEG、WebP、SVG、PDF、CSV、MP4 が使えます。表紙は画像に限ります。下書きは変わっていません。
problem-file-cut-off = { $kind } ファイルが壊れているか、途中で切れています。書き出し直してからアップロードしてください。
problem-file-too-heavy = このファイルの展開または描画には{ $seconds }秒または{ $memory }を超えるメモリが必要です。下書きは変わっていません。効果（ぼかし、影、フィルター）や点を減らすか、画像を小さくするか、PNGで書き出してから、もう一度アップロードしてください。
problem-file-unpacks = ファイルの一部が{ $most }を超えて展開されます。下書きは変わっていません。別のソフトで書き出すか、PDFとして印刷してから、もう一度アップロードしてください。
problem-file-active = 受け付けられない内容が含まれています：{ $finding }。取り除いてからアップロードし直してください。
active-document-type = 実体が増殖する文書型定義（DTD）
active-script-attribute = スクリプトを実行する属性 { $name }
active-elsewhere = 外部への参照（{ $what }）
active-attached-files = 添付ファイル
active-rich-media = 埋め込みリッチメディア
active-form = XFA フォーム
active-action = プログラムの起動やデータ送信を行うアクション
active-password = パスワード
unreadable-not-utf8 = ファイルが UTF-8 ではありません。UTF-8 で保存し直してからアップロードしてください。
unreadable-too-many-parts = ファイルの部品や階層が多すぎます。簡略化してからアップロードし直してください。
unreadable-not-drawn = ファイルは読めますが描画できません。書き出し直してからアップロードしてください。
unreadable-properties = 作者がわかるおそれのある文書プロパティを取り除けません。プロパティなしで書き出し直してからアップロードしてください。
unreadable-disk = いまはファイルを読めません。下書きは変わっていません。もう一度お試しください。
problem-picture-too-large = 画像は { $width } × { $height } ピクセルです。一辺{ $side }、合計{ $megapixels }メガピクセルまでです。
problem-table = { $line }行目、{ $column }列目：{ $finding }
problem-data-file = ファイルを整えられません：{ $finding }届いたままのファイルは保存され、何も公開されていません。
table-line-too-long = 行が { $most } バイトを超えています
table-nul = NUL バイトがあります
table-not-utf8 = UTF-8 ではない文字があります。「CSV UTF-8」の形式で保存し直してください
table-open-quote = ここで開いた引用符が閉じられていません
table-cells = セルが { $expected } 個ではなく { $found } 個です
table-markup = XML が正しくありません
problem-out-of-scale = 評点は0〜{ $highest }で入力してください。

## Every page

shell-skip = 本文へ移動
shell-menu = メニュー
shell-languages = 言語
shell-trail = 現在地
text-elsewhere = このページの一部はまだ日本語になっていません（{ $languages }）。
shell-unsaved = このページの別のフォームに保存していない変更があり、失われます。先に保存するか、もう一度押すとそのまま進みます。
menu-call = 募集要項
menu-gallery = ギャラリー
menu-results = 結果
menu-data = データ
menu-mails = メール
menu-desk = マイページ
menu-sign-in = サインイン
menu-of-edition = { $word } { $edition }
line-wait = { $count ->
   *[other] 件が未処理
}
line-due = いまの段階
step-overview = 概要
step-plan = 割り当て
step-criteria = 審査基準
step-ranking = 順位
step-meeting = 審査会
step-letters = 講評
step-settings = 設定
foot-line = Certamen はオープンソースです。データ：{ $sources }
foot-accessibility = アクセシビリティ
foot-privacy = プライバシー
edition-example = これは見本です。人物、チーム、作品はすべて架空のものです。
done-saved = 保存しました。
done-signed-out = サインアウトしました。
done-mailed = このアドレスでアカウントを使えるか作れる場合は、メールをお送りしました。メールのリンクを開いて続けてください。
done-verified = メールアドレスを確認し、サインインしました。
done-disowned = 破棄しました。入力された内容のアカウントはなく、誰もそれでサインインできません。
done-password = パスワードを変更し、ほかのセッションを終了しました。
done-team = チームを作りました。メンバーを招待するか、下書きを始めてください。
done-joined = チームに参加しました。
done-left = チームから退出しました。
done-renewed = 新しいリンクができました。以前のリンクは使えません。
done-handed-over = チームの代表者が替わりました。
done-member-removed = チームから外し、メールで知らせました。以前の招待リンクは使えません。
done-member-readmitted = 招待リンクで再び参加できます。リンクを送ってください。
done-uploaded = ファイルを下書きに追加しました。
done-uploaded-without = ファイルを下書きに追加しました。取り除いたもの：{ $parts }。提出前に表示を確認してください。
taken-out-type = 文書型宣言（ブラウザーには不要です）
taken-out-links = ほかの場所へのリンク
taken-out-html = 図の中のHTML
taken-out-authors = 注釈の作成者名
done-removed = ファイルを下書きから外しました。
done-handed-in = 提出しました。これが受付証です。メンバー全員にメールでもお送りしました。
done-withdrawn = 作品を取り下げました。ファイルと受付証は保存されています。
done-excluded = 作品を審査の対象から外し、チームにメールで知らせました。
done-readmitted = 作品を審査の対象に戻し、チームにメールで知らせました。
done-finished = 審査票を完了しました。順位に反映されます。審査期間中は再開できます。
done-reopened = 審査票を再開しました。完了するまで順位には反映されません。
done-conflict = 記録しました。
done-invited = 招待メールを送信します。
done-round-closed = 審査を締め切りました。評点はもう保存されません。
done-round-reopened = 審査は再び日程どおりに進みます。
done-assigned = 作品を割り当てました。
done-decided = 決定を記録しました。
done-decided-finalists = 決定を記録しました。この賞だけを理由に最終候補になっていた作品は、最終候補から外れました。
done-published = 公開しました。
done-unpublished = 非公開にしました。
done-scheduled = 公開を予約しました。
done-unscheduled = 予約を取り消しました。
done-prepared = データセットを準備しました。公開前にご確認ください。
done-kept-raw = ファイルは保存されましたが、まだ整えられていません。理由を確認し、ここで修正できます。
done-described = 説明を保存しました。
done-unchanged = ポータルのファイルは同じです。新しいものはありません。

## Front page and calls

problem-not-found = 見つかりません
problem-home = トップへ戻る
home-empty = まだお知らせはありません。次の開催はここでお知らせします。
home-next = 次にできること
home-next-edition = あなたはこのサービスの管理者ですが、公開中の開催回がありません。順を追って作ると、公開するまでほかの人には見えません。ファイルから取り込むこともできます。
home-next-data = データセットの準備と公開は、今すぐできます。
home-past = 過去の開催
home-new-edition = 新しい開催回
home-explore = データを見る
home-figures = 数字で見る
home-days-left = 残り日数
home-days-to = 開始までの日数
home-works = 公開作品
home-datasets = データセット
home-datasets-fact = 整形と説明を済ませ、すぐに使えます
home-prizes = 賞
home-calendar = 各都市の期間は、その都市の時刻で始まり終わります。
home-today = 今日、{ $day }
home-open-now = 受付中
home-chosen = 選ばれた作品：{ $edition }
home-reasons = 結果と理由
home-charts = 図から始める
home-all-data = すべてのデータセット：{ $count }件
edition-topics = テーマ
topic-goal = SDGs 目標{ $number }
phase-registration = 参加登録
phase-submission = 作品提出
phase-screening = 一次審査
phase-final = 最終審査
phase-publication = 結果発表
phase-over = すべての期間が終了しました。
phase-paused = 現在、一時停止中です。
phase-open-until = { $phase }：{ $moment }まで
phase-starts = { $phase }：{ $moment }から
call-take-part = 参加する
call-deadline = 提出締切
call-grace = 締切前に始めた操作は、その後{ $minutes }分以内に完了できます。サーバーの時計が基準です。
call-no-grace = サーバーの時計で、その時刻ちょうどに締め切ります。
call-your-zone = お使いの時刻
call-criteria = 審査基準と配点
call-awards = 賞
call-rules = 募集規定
call-legal = 法的根拠
call-contact = 連絡先
call-entries = 作品のファイルとデータ
call-required-count = カタログのデータセットを{ $count }件以上使う必要があります。
call-required-named = 次のデータセットを使う必要があります：{ $names }。
call-award-topics = 主なテーマ：{ $names }。
call-order-corrected = 作品の順位は、完了した審査票の加重平均で決まります。審査員ごとに採点した作品が異なる場合は、各審査員の厳しさを補正します。
call-order-raw = 作品の順位は、完了した審査票の加重平均（補正なし）で決まります。
call-team-size = チームは{ $size }人以内です。
accessibility-standard = 本サイトは WCAG 2.2 レベル AA（EN 301 549）を目標としています。全ページを axe で自動検査し（明・暗両方）、キーボードのみ、また JavaScript なしでも利用できます。
accessibility-gaps = 未対応の事項：作品は各チームの制作物であり、アクセシブルでない場合があります。表紙には説明文が付いています。
accessibility-complaint = 利用上の支障がありましたら、公募の主催者にご連絡ください。20営業日以内に回答します。回答がない場合は、お住まいの国の監督機関にお申し出いただけます。
privacy-stored = 氏名、メールアドレス、言語、コンテストでの活動（チーム、作品、評点、決定）を保存します。パスワードは argon2id のハッシュとしてのみ保存します。データが本サービスの外に出ることはありません。
privacy-cookie = クッキーはサインイン時のセッション用の一つだけです。アクセス解析や他サイトの資源は使用していません。
privacy-rights = データの写しや消去を主催者に請求できます。提出・審査されたものは、結果の説明に必要な期間保存されます。
mails-lead = これはデモです。本来送信されるメールを表示しています。リンクは有効です。
mails-empty = まだメールはありません。

## Islands

countdown-left = 残り{ $days }日 { $clock }
countdown-over = 締切を過ぎました。
draft-saves-itself = 下書きは自動で保存されます。
comments-save-themselves = コメントは自動で保存されます。
saving = 保存中…
saved-now = 保存しました
draft-saved-only = 下書きに保存しました。再提出するまで、提出されているのは受付証 { $receipt } の内容です。
saved-at = { $time }に保存しました
saved-mark = { $time }に保存しました・{ $criterion }：{ $mark }
save-waits = 接続できません。このブラウザーに保管し、つながりしだい送信します。
refused-stale-text = ほかの人、または別のタブが先に保存しました。入力した内容はここに残っていますが、まだ保存されていません。
stale-keep-mine = 自分の版を保存
stale-show-theirs = 自分の版を捨てて、もう一方の版にする
refused-signed-out-kept = セッションが終了しました。入力内容はここに残っています。別のタブでサインインすると保存されます。
session-ended-title = セッションが終了しました
session-ended-lead = 送信した内容は保存されていませんが、このページに残っています。別のタブでサインインしてから、ここに戻ってもう一度送信してください。
session-ended-sign-in = 別のタブでサインイン
session-ended-again = もう一度送信
refused-fields-draft = 保存されていません。長すぎるか無効な項目があります。「保存」を押すと確認できます。
sheet-saves-itself = 評点は自動で保存されます。
sheet-not-marked = 未採点
sheet-stale = { $criterion }：別のタブや端末で保存された{ $kept }を表示しています。ここで選んだのは{ $chosen }でした。
sheet-unsaved = 選択したが保存されていない評点：{ $marks }
mark-again = { $criterion }を{ $mark }にする
mark-between = { $low }（「{ $low_text }」）と{ $high }（「{ $high_text }」）の間
mark-above = { $step }（「{ $meaning }」）より上
mark-below = { $step }（「{ $meaning }」）より下

## Accounts

account-sign-up = アカウントを作成
account-name = 氏名
account-name-hint = チームと主催者に表示されます。80文字以内。
account-organisation = 所属
account-organisation-hint = 勤務先または学校の正式名称（なければ空欄）。審査員が自分の所属先の作品を採点しないために使い、主催者だけに表示されます。{ $most }文字以内。
account-mail = メールアドレス
account-mail-hint = 確認用のリンクをお送りします。パスワードはそのときに決めます。
account-password = パスワード
account-password-hint = { $fewest }文字以上。文章でもかまいません。
account-have-one = アカウントをお持ちの方
account-by-link = メールのリンクでサインイン
account-by-link-lead = 審査員の方は通常この方法で、パスワードなしでサインインします。
account-forgotten = パスワードを忘れた
account-forgotten-lead = 新しいパスワードを設定するリンクをお送りします。
account-send-link = リンクを送る
account-demo = デモ：各役割のアドレスとパスワードは、起動したターミナルと README にあります。このコンピューターでのみ使えます。
account-continue = 続ける
account-make = アカウントを作成
account-verify = メールアドレスを確認
account-verify-lead = メールアドレス { $mail } を確認しました。氏名を確かめてパスワードを決めると、アカウントができます。
account-disown = 自分ではない
account-disown-hint = アカウントを申し込んだ覚えがない場合は、「自分ではない」を押すと入力内容が破棄されます。
account-enter-lead = このリンクは一度だけ使えます。
account-new-password = 新しいパスワードを設定
account-title = アカウント
account-no-password = メールのリンクでサインインしています。パスワードはまだありません。
account-sign-out = サインアウト
account-sessions = 開いているセッション
account-browser = ブラウザー
account-seen = 最終アクセス
account-this-session = このセッション
account-end = 終了する
table-action = 操作
desk-hello = { $name }さん、こんにちは。
desk-judged = 審査する公募
desk-joined = 参加する公募
desk-organised = 運営する公募
desk-data = データセットを準備・公開する
desk-empty = まだどの公募にも参加していません。
desk-past = 過去の開催回
desk-nothing-waits = 対応が必要なものはありません。
desk-waiting = { $count ->
   *[other] { $count }件の対応が必要です。
}
desk-waiting-until = { $count ->
   *[other] { $count }件の対応が必要です。最初の期限：{ $until }
}
desk-draft-saved = 下書き（{ $day }に保存）
desk-no-picture = 画像はまだありません
desk-missing = { $count ->
   *[other] 足りないもの（{ $count }件）：{ $fields }
}
desk-complete = 必要なものはそろっています。提出すると審査の対象になります。
desk-awaits = 審査に回りました。することはありません。
desk-results = 賞が公開されました。
desk-letter = 審査員から講評が届いています。
desk-verb-finish = 下書きを仕上げる
desk-verb-receipt = 受付証を開く
desk-verb-results = 結果を見る
desk-verb-letter = 講評を読む
desk-score = { $count ->
   *[other] { $count }件の作品を採点する
}
desk-next = 次は「{ $title }」です。
desk-finished = { $count ->
   *[other] { $count }件の審査票をすべて終えました
}
desk-finished-lead = ラウンドの間は変更できます。
desk-pairs-lead = 最終候補を二つずつ比べて選びます。
desk-conflicts-lead = 始まる前に、ほかの審査員に任せる作品を申告してください。
desk-round-over = ラウンドは終わりました
desk-verb-score = 採点を始める
desk-verb-compare = 比べる
desk-verb-sheets = 審査票を見る
desk-lacking = { $count ->
   *[other] 審査員が足りない作品：{ $count }件
}
desk-flags = { $count ->
   *[other] 回答を待つ報告：{ $count }件
}
desk-undelivered = { $count ->
   *[other] 届かなかったメール：{ $count }件
}
desk-idle = { $count ->
   *[other] まだ始めていない審査員：{ $count }人
}
desk-no-drafts = 未提出の下書きはありません
desk-drafts = { $count ->
   *[other] 未提出の下書き：{ $count }件
}
desk-handed-in = { $count ->
   *[other] 提出済みの作品：{ $count }件
}
desk-open-sheets = { $count ->
   *[other] 終わっていない審査票：{ $count }件
}
desk-undecided = { $count ->
   *[other] 決まっていない賞：{ $count }件
}
desk-letters = { $count ->
   *[other] 送っていない講評：{ $count }件
}
desk-set-up = 文章と日程を確かめる
desk-no-jury = 審査員がまだいません
desk-assigned = 割り当ては済み、ラウンドはまだ始まっていません
desk-all-finished = 審査票はすべて終わりました
desk-no-finalists = ラウンドが終わり、最終候補がまだ選ばれていません
desk-finalists-chosen = 最終候補は選ばれ、まだ公開されていません
desk-next-round = 次のラウンドの割り当て案が必要です
desk-awards-decided = 賞は決まり、まだ公開されていません
desk-nothing-left = 対応が必要なものはありません
desk-verb-settings = 設定を開く
desk-verb-invite = 審査員を招待する
desk-verb-assign = 審査員を割り当てる
desk-verb-flags = 報告に答える
desk-verb-addresses = アドレスを直す
desk-verb-remind = リマインダーを送る
desk-verb-entries = 作品を見る
desk-verb-plan = 割り当てを開く
desk-verb-jury = 審査の状況を見る
desk-verb-finalists = 最終候補を選ぶ
desk-verb-publish-finalists = 最終候補を公開する
desk-verb-meeting = 審査会を開く
desk-verb-publish-awards = 賞を公開する
desk-verb-letters = 講評を見る
desk-verb-overview = 概要を開く
desk-service = サービスの運営
desk-first-edition = 開催回がまだありません。最初の開催回を作ってください。
desk-next-edition = 最新の開催回は終わりました。次の開催回を作ってください。
desk-edition-step = 開催回を準備する（段階{ $step }／{ $total }）
desk-edition-complete = 準備は終わりました。開催回はまだ公開されていません

## Teams and entries

team-title = チーム
team-found = チームを作る
team-found-lead = チームを作った人が代表者になり、リンクでほかのメンバーを招待します。一人で参加する場合もチームを作ってください。
team-name = チーム名
team-captain = 代表者・
team-since = { $day }から
team-to-entry = 作品を開く
team-members = メンバー
team-organisation = アカウントに所属を登録すると、同じ所属の審査員には作品が割り当てられません。
team-invite = 招待リンク
team-invite-lead = メンバーにしたい人にこのリンクを送ってください。空きがある間、リンクを知る人は参加できます。
team-renew = 新しいリンクを作り、今のリンクを無効にする
team-leave = チームから退出
team-leave-lead = 作品は見られなくなります。チームと提出物は残ります。
team-join = チームに参加
team-join-title = チーム「{ $name }」に招待されています
team-join-until = リンクを持つ人は、次の時刻まで参加できます：{ $ends }
team-join-over = もう参加できません。受け付けは次の時刻に終わりました：{ $ended }
team-found-over = 登録は終わりました。チームを作れたのは次の時刻までです：{ $ended }
team-join-still = 招待リンクがあれば、次の時刻まではチームに参加できます：{ $ends }
team-renew-lead = 新しいリンクを作ると、今のリンクでは参加できなくなります。今のメンバーはそのままです。
team-hand-over = 代表者にする
team-remove = チームから外す
team-remove-lead = 作品が見られなくなり、メールで知らせます。リンクは新しくなり、以前のリンクでは戻れません。作品にも名前が載らなくなります。
team-manage = 変更
team-removed = チームから外した人
team-readmit = 再び参加できるようにする
team-leave-over = 作品はもう変更できないため、メンバーも変わりません。抜ける必要がある場合は、主催者にご連絡ください。
roster-title = チームのメンバー
roster-lead = このチームに今いる人と、これまでにいた人の全員です。抜けた後も、このチームの作品を採点することはありません。
roster-state = 状態
roster-member = メンバー
roster-captain = 代表者
roster-former = 脱退
roster-removed = 除外
roster-remove-lead = 理由はメールで本人に伝わります。作品は見られなくなり、リンクで戻ることもできません。代表者の場合は、最初に参加した人が引き継ぎます。
roster-readmit-lead = チームの受け付けが続く間、リンクで再び参加できます。
roster-reason = 理由（本人が読みます）
limit-characters = { $most }文字以内。
entry-draft = 下書き
entry-number = 作品{ $number }
entry-title = タイトル
entry-summary = 概要
entry-alternative = 表紙の説明
entry-alternative-hint = 画像を見られない方のための説明です。{ $most }文字以内。
entry-topic = 主なテーマ
entry-topics = その他のテーマ
entry-datasets = 使用データ
entry-required-data = 公募で求められるデータ
entry-sources = その他の出典
entry-sources-hint = 各データの名称、URL、ライセンス。
entry-link = インタラクティブ版
entry-link-hint = ある場合はウェブアドレス。匿名審査では審査員に表示されません。
entry-licence = ライセンス
entry-licence-hint = 作品の利用条件。
entry-cover = 表紙画像
entry-work-file = 作品ファイル
entry-files = ファイル
entry-files-hint = { $kinds } が使えます。1ファイル{ $size }まで、表紙のほかに{ $most }個まで。ファイル名ではなく内容を確認します。
entry-files-work = 展開と描画は{ $seconds }秒、メモリ{ $memory }までです。
entry-files-metadata = ファイルの作者・場所・使用ソフトを示すメタデータ（EXIF、XMP、プロパティ）は取り除かれます。受付証のハッシュ値は保管されたファイルのものです。
entry-files-room = 送信できるのはチームも個人も1日{ $daily }まで（残り{ $today }）、保管は提出分を含めて{ $kept }まで（残り{ $left }）です。
entry-remove = { $name } を外す
remove = 外す
upload = アップロード
upload-sending = 送信中：{ $percent }%
upload-checking = 届きました。内容を確認しています…
upload-failed = 送信が途中で切れ、ファイルは下書きに入っていません。ほかは元のままです。もう一度お試しください。
save = 保存
cancel = やめる
previous = 前へ
next = 次へ
entry-state-draft = まだ提出されていません。
entry-state-submitted = 受付証 { $receipt } の内容が提出されています。締切までは変更して再提出でき、それまではこの受付証が有効です。
entry-state-changed = 受付証 { $receipt } の内容が提出されています。その後に変更した項目：{ $fields }。変更を有効にするには、再提出してください。
entry-changed = 受付証 { $receipt } の内容が提出されています。その後に変更があります。有効にするには、再提出してください。
entry-state-before = 提出の受け付けはまだ始まっていません。下書きの準備はできます。
entry-state-never = 締切までに提出されませんでした。この下書きは審査も公開もされません。
entry-state-counts = 有効なのは受付証 { $receipt }（{ $when }）です。
entry-state-uncounted = その後の変更は有効になりません：{ $fields }。
entry-state-withdrawn = 取り下げ済みです。審査も公開もされません。
entry-state-excluded = 主催者により審査の対象から外されました。審査も公開もされません。
entry-extended = このチームの締切は{ $until }に延長されています。
entry-extension-passed = このチームの締切は{ $until }に延長されていましたが、公募の締切がそれより後になったため、公募の締切が有効です。
entry-checklist = チェックリスト
entry-missing = （未入力）
entry-there = （完了）
entry-incomplete = 足りないものは上に示しています。提出を押すと、入力した内容は必ず保存されます。
entry-legal = 提出の前にお読みください：
entry-names = 審査は匿名で行われますが、「{ $name }」が「{ $field }」に含まれています。意図したものでなければ、削除して提出してください。
entry-hand-in = 提出する
entry-hand-in-again = 再提出する
entry-hand-ins-most = 提出は1日{ $most }回までです（残り{ $left }回）。
entry-receipts = 受付証
entry-no-receipts = まだありません。
entry-withdraw = 作品を取り下げる
entry-withdraw-lead = 作品は審査も公開もされず、再提出もできません。ファイルと受付証は保存されます。
entry-withdraw-captain = 作品を取り下げられるのは、チームの代表者（{ $captain }）だけです。
receipt-number = 受付証 { $number }
receipt-by = 提出者：{ $name }
receipt-withdrawn = この作品は取り下げられました。この受付証は提出の記録として残りますが、審査員には表示されません。
receipt-replaced = 受付証{ $number }に置き換えられました。有効なのは新しいほうです。
receipt-replace = 締切までは変更して再提出できます。最後の受付証が有効です。締切：{ $ends }。
receipt-next = 審査の開始：{ $starts }。
receipt-file = ファイル
receipt-size = サイズ
receipt-hash = 提出物のハッシュ値（SHA-256）：

## Jury

jury-title = 審査
jury-not-open = 審査はまだ始まっていません。
jury-open-until = 審査期間：{ $ends }まで
jury-progress = { $all }件中{ $finished }件の審査票が完了
jury-progress-label = 進み具合
jury-go-on = 続ける
jury-empty = まだ割り当てられた作品はありません。
jury-entry = 作品
jury-marks = 評点
jury-state = 状態
jury-state-conflict = 辞退
jury-state-finished = 完了
jury-state-begun = 採点中
jury-state-new = 未着手
sheet-title = 作品{ $number }の審査票
sheet-work = 作品
sheet-blind = 匿名審査
sheet-file = ファイル
sheet-comment-team = チームへ（公開後）
sheet-comment-jury = 審査員向け
sentences-title = チームに伝える文
sentences-lead = 審査員向けコメントのうち、チームにも伝えてよい文を選んでください。後で書き換えた文は、選び直す必要があります。誰が書いたかは伝えられません。
sentences-none = 審査員向けコメントがまだありません。先に審査票に書いてください。
sentences-save = 選択を保存
sentences-read = チームが読む内容
sentences-nothing = まだありません。
sentences-back = 審査票に戻る
order-title = 自分の並び順
order-lead = 作品を、良いと思う順に並べてください。この一覧は自分だけに表示され、評点や順位には影響しません。評点と食い違う箇所が示されます。
order-agrees = 並び順と評点は一致しています。
order-against = 並び順と評点が食い違う組：{ $count }組
order-contradicts = より高い評点の作品：{ $works }。
order-contradicts-more = より高い評点の作品：{ $works }、ほか{ $count }件。
order-points = 自分の評点（100点満点）
order-drag = ドラッグして移動
order-up = 一つ上へ
order-down = 一つ下へ
order-reset = 評点の順に戻す
sheet-finish = 審査票を完了する
sheet-reopen = 審査票を再開する
sheet-handed-in-since = 採点の開始後に、チームが再提出しました：{ $moment }。評点がまだ合っているか、ご確認ください。
sheet-entries = 作品
sheet-keys = キーボードショートカット
keys-tab = Tab
keys-tab-text = 次の審査基準へ移る
keys-arrows = 矢印
keys-arrows-text = 審査基準の評点の間を移動（採点はされません）。ほかの場所ではページをスクロール
keys-space = Enterまたはスペース
keys-space-text = フォーカスのある評点を付ける
keys-digits-text = 審査基準の中で：その評点を付ける。1に続けて0で10
keys-next-text = 次の作品へ移る
keys-help-text = この一覧を開く（Escで閉じる）
keys-single = 1文字のキー（0〜9、n、?）を使う
keys-single-text = このブラウザーに記憶されます。音声入力を使うときや、誤ってキーを押しやすいときは切ってください。
keys-close = 閉じる
sheet-conflict = この作品の審査を辞退する
sheet-conflict-lead = 審査票は集計されず、理由は主催者に表示されます。審査期間中は取り消せます。
sheet-conflict-reason = 理由
sheet-conflict-declare = 辞退する
sheet-conflict-declared = この作品の審査を辞退しました。
sheet-conflict-withdraw = 申告を取り消す
sheet-typed = 入力された内容
sheet-history = 自分の評点の履歴

## Organisers

organise-title = 運営
organise-entries = 作品
organise-submitted = 提出済み
organise-jurors = 審査員
organise-sheets = 完了した審査票
organise-jury = 審査員
organise-changed = 最終更新
organise-extended = { $until }まで延長
organise-assigned = 割り当て
organise-conflicts = 辞退
organise-progress-of = { $name }さんの進み具合
organise-export-entries = 作品一覧（CSV）
organise-works-zip = 全作品（ZIP）
call-entry-changed = ここにあるのは提出された内容です。その後チームが下書きを変更しましたが、まだ有効ではありません。
hand-in-replaced = この提出は差し替えられています。有効なのは受付証 { $receipt } です。
hand-in-newest = 有効な提出を見る
organise-export-marks = 評点（CSV）
organise-invite = 審査員を招待
organise-invite-organisation = わかる場合のみ。所属先の作品は割り当てられません。
organise-invite-again = 招待をもう一度送る
organise-list = 審査員をまとめて招待
organise-list-lines = 1行に1人ずつ、アドレス、氏名、言語（ca、es、en、jaのいずれか）、わかる場合は所属を、半角のカンマかセミコロン、またはタブで区切って書いてください。1行目に列名（address、name、language、organisation）を書けば、順序は自由です。{ $most }人まで招待できます。すべての行が正しくなければ、誰も招待しません。
organise-round-of = 審査ラウンド：{ $round }
organise-rounds = 審査ラウンド
organise-round-open = 日程どおりに進行中です。
organise-round-closed = 手動で締め切られています。評点は保存されません。
organise-close-round = 審査を締め切る
organise-reopen-round = 審査を再開する
organise-ranking = 順位と決定
organise-finalist = 最終候補：{ $title }
organise-save-finalists = 最終候補を保存
finalists-apart-confirm = 審査員が比較できないグループに分かれていることを承知のうえで、この最終候補を選びます。
award-apart-confirm = 審査員が互いに比較できないグループに分かれていますが、このように決定します。
organise-decisions = 決定
organise-publication = 公開
organise-publication-lead = 項目ごとに公開します。公開するまで外部からは一切見えません。
organise-log = 記録
log-invite-juror = 審査員を招待しました
log-assign = 作品を割り当てました
log-finalists = 最終候補を保存しました
log-decision = 賞を決定しました
log-close-round = 審査を締め切りました
log-reopen-round = 審査を再開しました
log-publish = 公開：{ $what }
log-unpublish = 公開取消：{ $what }
log-publication-planned = 公開予約：{ $what }
log-publication-unplanned = 予約取消：{ $what }
log-publication-missed = 予定の時刻に公開されず：{ $what }
ranking-empty = 完了した審査票はまだありません。
ranking-finalist = 最終候補
ranking-rank = 順位
ranking-points = 得点
ranking-tie = 同点
tie-criterion = 「{ $criterion }」で決定
tie-preference = より多くの審査員が上位とした作品で決定
tie-median = 中央値で決定
tie-vote = 審査員の投票による
tie-shared = 同順位（審査員の投票がない場合）
award-mention = 特別表彰
award-open = 未決定
award-vacant = 該当なし
award-pending = まだ決まっていません
award-choose = 作品を選ぶ
award-none = 選ばない場合は「該当なし」になります。
award-reason = 授賞理由（賞とともに公開）
award-reason-hint = 「該当なし」の場合も含め、少なくとも一つの言語で必要です。賞とともに公開され、議事録に記載されます。文のない言語では、別の言語の文が表示されます。各言語{ $most }文字以内。
award-reason-others = ほかの言語
award-reason-others-written = ほかの言語（{ $names }で記入済み）
award-record = 決定を記録する
stage-finalists = 最終候補
stage-winners = 受賞
stage-scores = 得点
stage-comments = チームへの講評
stage-public = 公開中
stage-private = 非公開
stage-publish = 公開する
stage-take-back = 非公開に戻す
stage-publish-lead = すぐに誰でも見られるようになります。
stage-unsettled = まだ確定していないこと：
stage-confirm = それでも公開する
stage-take-back-lead = 表示されなくなりますが、すでに見た人には知られています。最終候補を戻すと、すべて非公開になります。
state-draft = 下書き
state-submitted = 提出済み
state-withdrawn = 取り下げ
exclusion-wish = チームの希望による取り下げ
exclusion-disqualified = 失格
exclusion-title = 審査の対象から外す
exclusion-lead = 作品は一覧、割り当て、順位からすべて外れ、公開もされません。ファイル、評点、コメントは保存され、後で元に戻せます。理由はメールでチームに伝えられます。
exclusion-sheets = 記入が始まっている審査票：{ $count }件。対象から外れている間は集計されません。
exclusion-kind = 区分
exclusion-reason = 理由（チームがそのまま読みます）
exclusion-reason-hint = 該当する規則または申し出の内容を書いてください。{ $most }文字以内。
exclusion-why = 対象外となった理由
exclusion-undo = 元に戻す
exclusion-undo-lead = 評点を含め、すべてが以前の状態に戻ります。チームにはメールで知らせます。

## Gallery and results

gallery-all = すべて
gallery-lead = 公開作品：{ $count }件
gallery-empty = 公開された作品はまだありません。
gallery-more = さらに見る
work-comments = 審査員の講評
work-score = 100点満点で{ $points }点、{ $rank }位、審査員{ $jurors }人
results-none = 結果はまだ公開されていません。
results-not-yet = この公募の結果はまだ公開されていません。
results-published = 公開日時：{ $moment }
results-method = 最終候補はタイトル順に掲載しています。
ranked-by-complete = 審査員の加重平均（100点満点）。全員がすべての作品を採点したため、補正はありません。
ranked-by-means = 審査員の加重平均（100点満点）。各審査員の厳しさは補正していません。
ranked-by-corrected = 推定値（100点満点）。審査員ごとに採点した作品が異なるため、加重平均を各審査員の厳しさで補正しています。

## Publication
publication-announced = 日程表での予告
publication-early = { $moment }。いま公開すると、日程表の日時より早くなります。
publication-readers = 見る人
publication-missing = 足りないもの
publication-open = 未確定のこと
publication-complete = ありません。
publication-since = { $moment }から公開中（{ $name }）
publication-ready = 準備完了、非公開
publication-not-ready = まだ公開できません
publication-finalists = 誰でも、ギャラリーと結果で。最終候補の画像、文章、チームが見えます。最終候補：{ $count }件
publication-winners = 誰でも、結果とギャラリーで。各賞の受賞作品と理由が見えます。決定：{ $count }件
publication-scores = 誰でも、結果で。最終候補の順位と得点が見えます。審査員の名前と個々の評点は見えません。最終候補：{ $count }件
publication-comments = 誰でも、各最終候補のページで。審査員がチームに書き、保留されていない講評が見えます。講評：{ $count }件
publication-preview = どう見えるか確かめる
publication-see = 公開ページを見る
publication-more = ほか：{ $count }件
publication-planned = 公開予定：{ $moment }
publication-planned-by = 自動で公開されます。予約した人：{ $name }
publication-missed = 予定の時刻に公開されませんでした。予定：{ $moment }。理由：{ $reason }
publication-schedule = 公開を予約する
publication-moment = 公開日時
publication-moment-hint = { $zone }です。その時刻に自動で公開されます。それまでに決定の根拠が変わった場合は公開されず、主催者全員にメールで知らせます。
publication-cancel = 予約を取り消す
publication-forget = この知らせを消す
preview-title = プレビュー：{ $what }
preview-lead = このページは主催者だけに見えます。この項目を公開すると、結果は誰にでもこのように見えます。
missing-finalists = 最終候補が選ばれていません。
missing-public-finalists = 最終候補がまだ公開されていません。
missing-decisions = 決定した賞がありません。
missed-changed = 予約した後に、決定の内容または根拠が変わりました。
missed-unsettled = まだ確定していないことがありました。
missed-nothing = 公開するものがないか、最終候補が公開されていませんでした。
missed-apart = 審査が互いに比較できない部分に分かれていました。
missed-denied = その時刻には公開できませんでした。予約した人が公開できなくなっていたか、公募が一時停止中でした。

## Data desk

data-lead = 各都市のオープンデータを整え、説明と最初のグラフを付けました。
data-new = データセットを準備
data-new-lead = ポータルで公開されているファイルをそのままアップロードしてください。レシピを提案・適用し、変更点を表示します。指示があるまで公開されません。
import-title = ポータルから取り込む
import-lead = CKANポータル（{ $portals }など）のデータセットのページのアドレスを貼り付けてください。題名・ライセンス・ファイルを読み取り、選べます。
import-address = ページのアドレス
import-address-hint = /dataset/ とデータセット名を含みます。
import-find = 内容を見る
import-files = どのファイルですか
import-fetch = 取得して整える
import-licences = ポータルに矛盾するライセンスがあります：{ $licences }。公開元に確認し、正しいものを書いてください。
import-refresh = 新しいファイルを確認
portal-not-an-address = データセットのページのアドレスではありません。https:// で始まり /dataset/ を含むものです。
portal-inner = アドレスが内部ネットワークを指しているため、接続しませんでした。サービスの管理者が許可できます。
portal-slow = ポータルから時間内に返答がありませんでした。何も変わっていません。後でもう一度お試しください。
portal-not-a-portal = CKANポータルのデータではなく、ウェブページが返されました。ファイルをダウンロードしてアップロードしてください。
portal-unknown = ポータルにそのデータセットやファイルがありません。
portal-broken = ポータルを読み取れませんでした：{ $reason }。何も変わっていません。
data-empty = データセットはまだありません。
data-search = 検索
data-search-hint = 題名、説明、公開元。
data-any-city = すべての都市
data-any-licence = すべてのライセンス
data-topic = テーマ
data-any-topic = すべてのテーマ
data-topic-population = 人口
data-topic-economy = 経済・仕事
data-topic-housing = 住まい
data-topic-mobility = 交通
data-topic-environment = 環境・気候
data-topic-safety = 安全・防災
data-topic-culture = 文化・観光
data-topic-territory = 地域・地図
data-filter = 絞り込む
data-found = データセット：{ $count }件
data-none-found = 該当するものはありません。
data-clear = 条件を解除
data-rows = { $rows }行
data-publisher = 公開者
data-attribution = 出典表示
data-source = 出典
data-invented = 値は架空のもの
data-invented-source = 形式は { $source } に倣い、値は架空のものです。
data-invented-field = 値は架空のもの（出典は列の形式の手本）
data-prepared = 準備日時
data-raw = 元ファイル
data-area = 地域
data-draw = 描く
data-chart = はじめのグラフ
data-table = グラフの表
explore-title = データを探る
explore-lead = データ、グラフの種類、列を選びます。このページのURLがそのままグラフなので、人に送れます。
explore-from-here = データを探るページで続ける
explore-choose = 選ぶ
explore-dataset = データ
explore-kind = グラフの種類
explore-hint = 種類を変えて描画すると、選んだ列は使えるところに残り、残りは自動で補われます。使える列だけが表示されます。
explore-none = —
explore-groups = 区分
explore-time = 時間
explore-areas = 区域
explore-first = 1つ目の値
explore-second = 2つ目の値
explore-points = 点
explore-weekday = 曜日または日時
explore-hour = 時刻
explore-date = 日付または日
explore-year = 年
explore-age = 年齢
explore-sex = 性別
explore-month = 月
explore-city = 都市
explore-value = 測定値
explore-series = 系列
explore-part-x = 最初の列
explore-part-by = 区分または系列
explore-facet = 並べて比較
explore-measure = 集計方法
explore-count = 件数
explore-sum = 合計
explore-mean = 平均
explore-share = 割合
explore-only = 次の列で絞り込む
explore-is = 値
explore-other = 2つ目の値のデータ
explore-same = 同じデータ
explore-nothing-shared = 二つのデータセットに共通の地区がありません。同じ地区を持つものを選んでください。
explore-address = グラフのURL
explore-rule = レシピに書く行
explore-code = { $program } のコード
explore-busy = 現在、描画が混み合っています。しばらくしてからもう一度お試しください。
explore-too-large = 描画できるのは{ $most }行までの表です。このデータには「はじめのグラフ」があります。
explore-bars = 棒グラフ
explore-lines = 折れ線
explore-map = 地図
explore-scatter = 散布図
explore-slope = スロープ
explore-histogram = ヒストグラム
explore-week = 曜日と時刻
explore-calendar = カレンダー
explore-stripes = ストライプ
explore-pyramid = 人口ピラミッド
explore-climate = 気候
explore-outline = 境界
unfit-part = { $part }を選んでください。
unfit-column = 表に列「{ $column }」がありません。
unfit-numbers = 列「{ $column }」は数値ではありません。
unfit-time = 列「{ $column }」は年・月・日付ではありません。
unfit-area = 列「{ $column }」は{ $areas }のコードではありません。
unfit-area-more = { $areas }や{ $more }
unfit-area-city = { $city }の地区
unfit-groups = 区分が{ $most }を超えます。値の種類が少ない列を選んでください。
unfit-groups-of = { $column } には { $count } 種類の値があり、グラフが示せるのは { $most } グループまでです。値の種類が少ない列を選んでください。
unfit-only = { $column } が { $is } で、グラフに必要な値を持つ行がありません。
unfit-kind = { $kind }：このデータセットにはこの種類のグラフに使える列がありません。別の種類を選んでください。
unfit-nothing = グラフに必要な値のある行がありません。
finding-at = { $line }行目、{ $column }列目：{ $finding }
finding-recipe = レシピがファイルに合いません：{ $finding }
finding-empty = ファイルが空です。
finding-header-only = 見出しだけで、行がありません。
finding-too-large = ファイルは{ $bytes }あります。上限は{ $most }です。
finding-document-too-large = 文書は{ $bytes }あります。上限は{ $most }です。CSVならもっと大きくても構いません。
finding-unpacks = 展開すると{ $most }を超えます。
finding-open-quote = ここで始まる引用符が閉じられていません。
finding-long-quote = ここで始まる引用符が{ $most }以内に閉じられていません。
finding-long-line = 行が{ $most }を超えています。
finding-long-cell = セルが{ $most }を超えています。引用符の閉じ忘れかもしれません。
finding-nul = NUL文字があります。
finding-split = 引用符が文字の途中にあります。
finding-encoding = { $encoding } ではないバイトです。この行だけ文字コードが違うようです。
finding-cells = セルが{ $expected }個ではなく{ $found }個あります。
finding-more-cells = セルが{ $expected }個ではなく{ $counted }個を超えています。
finding-columns = 列が{ $most }を超えています。
finding-zip = ZIPを読み取れません：{ $error }
finding-zip-members = ZIPに{ $found }個のファイルがあります。上限は{ $most }個です。
finding-zip-empty = ZIPに表（.csv、.tsv、.txt）がありません。
finding-zip-member = ZIPに読み取れる{ $member }がありません：{ $error }
finding-spreadsheet = スプレッドシートを読み取れません：{ $error }
finding-password = スプレッドシートにパスワードがかかっています。解除して保存してください。
finding-sheet = シート「{ $sheet }」はありません。あるのは：{ $known }。
finding-json = JSONを読み取れません：{ $error }
finding-not-geojson = GeoJSONのFeatureCollectionではありません。
finding-short-ring = 地物{ $feature }：輪の頂点が{ $points }個しかありません。4個以上必要です。
finding-open-ring = 地物{ $feature }：輪が閉じていません。
finding-swapped = 地物{ $feature }：緯度が経度より先です。GeoJSONでは経度が先です。
finding-cube-sizes = JSON-statの次元がないか、サイズの数が合いません。
finding-cube-dimension = 次元「{ $dimension }」がありません。
finding-cube-categories = 次元「{ $dimension }」の分類は{ $found }個なのに{ $declared }個とあります。
finding-cube-cells = セルが{ $most }個を超えています。
finding-column = 列「{ $column }」はありません。あるのは：{ $known }。
finding-date-format = 列「{ $column }」の日付形式{ $format }は使えません。使えるのは：{ $known }。
finding-twice-named = 「{ $column }」という名前の列が2つになります。
finding-sort-column = 並べ替えの列「{ $column }」が整えた表にありません。
finding-header-rows = 見出しの行が1行以上必要です。
finding-delimiter = 区切り文字は見える1文字かタブにしてください。
finding-no-encoding = 文字コード「{ $encoding }」はありません。
finding-limits = { $gigabytes } GBのメモリまたは{ $seconds }秒を超えました。
note-formulas = 数式のセルが{ $count }個あります。最後に保存された結果を使いました。
note-other-sheets = 読み取らなかったシート：{ $sheets }。レシピで変えられます。
note-renamed = 同じ名前の列を改名しました：{ $columns }。
report-figures = この表から作れなかったグラフ
problem-chart-rule = グラフの指定として読めない語です：{ $word }。行は bars x=barri のように種類から始めます。
data-recipe-figures = グラフ（1行に1つ）
data-recipe-figures-hint = 各グラフの行は「データを探る」で得られます。
data-dictionary = データ辞書
data-column = 列
data-kind = 型
data-missing = 欠損
data-distinct = 種類数
data-range = 範囲
data-mean = 平均
data-preview = 最初の行
data-report = 変更内容
data-report-rows = 読み込んだ行：{ $read }。表の下の注記など除外した行：{ $below }。合計など印を付けた行：{ $aggregate }。
data-recipe = レシピ
data-recipe-hint = 空欄にすると自動で提案します。分かっていることだけ書いてもかまいません（例：delimiter = ";"）。
data-recipe-change = レシピを確認
data-recipe-title = ファイルの読み取り方
data-recipe-lead = 推測された内容はすべて変更できます。再度整えると下書きになり、公開するまで誰にも見えません。
data-recipe-failed = このファイルはまだ整えられていません
data-recipe-file = ファイル
data-recipe-structure-hint = ここを変えると、列の提案がやり直されます。
data-recipe-format = 形式
data-recipe-encoding = 文字コード
data-recipe-delimiter = 区切り文字
data-recipe-tab = タブ
data-recipe-sheet = シート名、またはZIP内の表
data-recipe-above = 見出しより上の行数
data-recipe-header = 見出しの行数
data-recipe-decimal = 小数点の記号
data-recipe-rows = 行と値
data-recipe-missing = 欠損を表す記号（1行に1つ）
data-recipe-until-blank = 最初の空行でデータが終わる
data-recipe-sort = 並べ替えに使う列（カンマ区切り）
data-recipe-lengthen = 名前に番号がある列（時刻・年・年齢）を行に変える
data-recipe-columns = 列
data-recipe-raw-name = ファイルでの名前
data-recipe-example = 例
data-recipe-name = 名前
data-recipe-digits = 桁数
data-recipe-unit = 単位
data-recipe-date-format = 日付の書式
data-recipe-again = もう一度整える
data-recipe-text = テキストのレシピ
data-recipe-text-hint = コピー・変更して再実行できます。消した部分は提案し直されます。
data-before = 前：ファイルの最初の行
data-after = 後：表の最初の行
data-file-new = 新しいファイル
data-file-new-hint = 同じレシピで整えられ、下書きになります。上限は{ $most }です。
data-describe = 説明を編集
data-draft = バージョン{ $number }の下書き
data-draft-lead = 公開されていません。
data-see-draft = 下書きを見る
data-version = バージョン{ $number }
data-versions = バージョン
data-version-old = これは以前のバージョンです。
data-version-current = 現在のバージョンへ
data-version-shown = 公開中
data-difference = バージョン{ $number }との違い
data-difference-none = 列も値も同じです。
data-difference-rows = 行数
data-difference-added = 新しい列
data-difference-removed = なくなった列
data-no-rows-fit = 当てはまる行がありません。
data-sample = 最初の{ $rows }行
data-sample-contains = 含む文字
data-about-distinct = 約{ $count }
data-spread = 分布
data-spread-alternative = { $column }のヒストグラム（{ $smallest }〜{ $largest }）
data-used = 公開作品{ $count }件で使用
kit-download = スターターキット（ZIP）
kit-hint = 表・データ辞書・ライセンス・グラフと、Python・R・JavaScriptの短いスクリプトが入っています。
kit-scripts = スクリプト
data-slug = 短い名前
data-slug-hint = 小文字の英数字とハイフン、60文字以内。アドレスの一部になります。
data-summary = 内容
data-city = 都市
data-licence-hint = 公開者の指定どおり。各都市のライセンス：{ $licences }
data-file-hint = CSV、XLS、XLSX、GeoJSON、JSON-stat、表の ZIP、{ $most }まで。
data-prepare = 準備する
kind-integer = 整数
kind-number = 数値
kind-flag = 真偽
kind-date = 日付
kind-month = 年月
kind-moment = 日時
kind-code = コード
kind-drop = （取り除く）
kind-text = 文字列
report-missing = 欠損記号
report-trimmed = 空白
report-encoding = 文字コード
report-notation = 表記
report-padded = コード桁揃え
report-damaged = 破損
check-title = データファイルの点検
check-open = データを点検
check-back = あなたの作品
check-size = { $rows }行・{ $columns }列
check-good = 直す必要のある点は見つかりませんでした。
check-serious = 提出前に直してください
check-minor = 参考
check-rows = （{ $count }件：{ $rows }行目）
check-unreadable = 表として読み取れません：{ $finding }下書きは変わっていません。
check-tidy = 整えたコピー（CSV）をダウンロード
check-tidy-hint = UTF-8、カンマ区切り、小数点、日付とコードは標準の形です。作品のファイルは変わりません。
check-not-utf8 = 文字コードがUTF-8ではありません。UTF-8で保存してください。
check-not-comma = 区切りがカンマではありません。
check-decimal-comma = 小数点にカンマが使われています。
check-beside = 見出しの上かデータの下に別の内容があります。
check-header = 見出しが複数行、または名前のない列があります。
check-duplicates = 前と同じ行があります。
check-missing = 値のないセルがあります。
check-not-a-number = 数値の列に数値でないセルがあります。
check-not-a-date = 日付の列に日付でないセルがあります。
check-unknown-code = どの都市の地区にも当てはまらないコードがあります。
check-formula = 表計算ソフトが数式として実行する文字列があります。
check-mail = メールアドレスがあります。公開してよいものですか。
check-telephone = 電話番号があります。公開してよいものですか。
check-identity = 身分証番号があります。公開してはいけません。

# The jury: plan, ranking, diagnostics, what jurors tell
plan-title = 審査の割り当て
plan-lead = 割り当て案が示されたら、確認して変更できます。確定した割り当てだけが審査員に届きます。審査を始めた作品は、その審査員に残ります。
plan-nobody-free = 利害関係または言語のため、採点できる審査員がいません。ほかの審査員を招待してください。
plan-no-jurors = まだ審査員がいません。先に審査員を招待してください。その後、割り当て案を作成できます。
plan-invite = 審査員を招待する
refused-no-jurors = 割り当て案は作成されませんでした。この公募にはまだ審査員がいません。先に審査員を招待してください。
plan-in-effect = 表示しているのは現在の割り当てです。
plan-open = 検討中の割り当て案です。まだ確定していません。
plan-propose = 割り当て案を作る
plan-per-entry = 1作品あたりの審査員数
plan-seed = シード値
plan-seed-hint = 同じ値なら同じ案、別の値なら同程度によい別の案になります。
plan-calibration = 全員が審査する作品
plan-calibration-hint = { $most }件まで。審査員同士をつなぎ、厳しさの違いがわかるようにします。
plan-for-all = 全員
plan-take = この割り当て案で確定する
plan-take-lead = 追加：{ $added }組。取り消し：{ $removed }組。
plan-discard = 割り当て案を破棄する
plan-connectivity = 審査員のつながり
plan-connectivity-hint = 0では比較できないグループに分かれます。大きいほど、厳しさの違いを正確に推定できます。
plan-parts = 審査員が、共通の作品を持たない{ $count }グループに分かれています。このままでは順位を比べられません。
plan-meetings = 2人の審査員が重なる作品数
plan-small-jury = このラウンドは作品ごとに審査員{ $wanted }人を求めていますが、審査員は{ $there }人です。審査員を追加で招待するか、人数を減らしてください。
plan-missing = 審査員が足りない作品：{ $count }件。割り当て案を作ると、既存の割り当てを保ったまま補います。
plan-missing-of = { $count }人不足
plan-change = 変更
plan-full = 担当数の上限に達しています
plan-save = 保存する
plan-fixed = 審査開始済み
plan-export = 割り当てのCSV
plan-import = CSVから割り当て案を読み込む
plan-import-rows = 行
plan-import-hint = 列はentry（番号）とjuror（メールアドレス）、1組につき1行。検討中の割り当て案になり、まだ確定しません。
plan-brings = 言語・テーマ・担当数
plan-reads-all = すべての言語
plan-languages = 言語
plan-languages-hint = 読める言語が一つもない作品は割り当てません。選ばなければ、すべて読めるものとします。
plan-topics = 関心のあるテーマ
plan-least = 最少担当数
plan-most = 最多担当数
plan-conflicts = 自動判定された利益相反
plan-conflicts-lead = メールのドメインまたは登録された所属がチームのメンバーと同じ審査員には、その作品を割り当てません。事情がわかっている場合は、理由を書いて解除できます。
acquaintances-title = 確認が必要な関係
acquaintances-lead = 規則では禁じられていません。二つのアカウントが同じ人のものなら管理者に統合を依頼し、関係が近すぎる場合は審査を辞退してもらってください。
acquaintances-name = { $juror }：同じ名前の人がチーム「{ $team }」（{ $call }）にいます。同じ人ですか。
acquaintances-team = { $juror } と { $mate }（作品{ $entry }）は、別の公募のチーム「{ $team }」で一緒です（または一緒でした）。
plan-conflicts-none = ありません。
plan-pair = 審査員と作品
plan-overrule = 解除する
plan-overruled = 解除済み
plan-effort = 必要な人数と時間
plan-effort-minutes = 審査票1件あたりの分数
plan-effort-hours = 審査員1人あたりの時間数
plan-effort-answer = 審査票：{ $sheets }件（作品{ $entries }件、1作品あたり審査員{ $per }人）。時間：{ $hours }時間。審査員：{ $jurors }人以上。
plan-effort-count = 計算する
bar-member = 現在または過去のチームの一員
bar-organisation = 同じ組織
bar-declared = 利益相反を申告
bar-recused = 審査を辞退
bar-language = 読める言語がない
refused-barred = { $juror }はこの作品を審査できません（{ $reason }）。何も変更していません。
problem-plan-header = 1行目には列名の「entry」と「juror」を半角カンマで区切って書いてください。何も変更されていません。
problem-plan-line = { $line }行目の作品または審査員が、この公募にありません。何も変更していません。
done-planned = 割り当て案を作りました。まだ確定していません。
done-discarded = 割り当て案を破棄しました。現在の割り当ては変わりません。
ranking-table = 順位
ranking-complete = 全審査員が全作品を審査したため、補正の必要はなく、順位は一つです。加重平均（100点満点）で、同点は公表済みの規則で決まります。
ranking-connected = 審査員ごとに担当作品が異なり、厳しさにも差があります。補正値はその差を除いたもので、単純平均を並べて示します。100点満点で、同点は公表済みの規則で決まります。
ranking-apart = 審査員が、共通の作品を持たない{ $count }グループに分かれています。グループをまたいで比べる方法はないため、全体の順位はなく、順位・確率・誤差は示しません。各グループの中では得点順に並べています。グループをつなぐ割り当て案で解消できます。
ranking-part = グループ{ $number }
ranking-part-head = グループ
ranking-part-jurors = 審査員：{ $jurors }。このグループの外の作品とは比べられません。
ranking-corrected = 補正値・順位
ranking-raw = 平均・順位
ranking-mean = 平均
ranking-interval = 順位（90%）
ranking-first = 1位の確率
ranking-shortlist = 最終候補の確率
ranking-export = 順位のJSON
ranking-record = 入力 { $hash }・{ $method }・シード値 { $seed }・標本 { $samples }。「certamen ranking recompute ファイル」で再計算できます。
ranking-recorded = 決定や公開の根拠となった順位
ranking-intervals = 推定の不確かさ
ranking-intervals-text = 作品{ $count }件の推定値と90%区間。最上位は{ $first }、最下位は{ $last }。数値は表にあります。
ranking-axis = 得点（100点満点）
ranking-dot = 推定値と90%区間
ranking-ring = 審査票の平均
ranking-order = 採用する順位
ranking-order-corrected = 審査員の厳しさを補正した順位
ranking-order-raw = 審査票の単純平均の順位
ranking-order-save = 順位の方式を保存する
ranking-without = 審査員が1人いなかった場合
ranking-without-none = 変わりません。
ranking-without-count = 順位の変動：{ $count }件
ranking-without-change = { $what }：{ $before }位 → { $after }
ranking-without-more = ほか下位に{ $count }件
ranking-without-shortlist = 最終候補が変わる
ranking-without-parts = 審査員が{ $count }グループに分かれ、順位がなくなります。
ranking-unscored = 完了した審査票がない作品
why-title = 作品{ $number }が{ $rank }位である理由
why-title-points = 作品{ $number }：得点の内訳
why-lead = 審査票の平均は{ $raw }点、厳しさを補正した値は{ $corrected }点です。
why-complete = 審査票の平均は{ $raw }点です。全審査員が全作品を審査したため、補正はありません。
why-error = 標準誤差は{ $error }です。
why-part = 共通の作品を持たないグループに分かれた審査員のうち、グループ{ $number }の作品です。全体の順位はなく、得点の確かさもわかりません。
why-probabilities = 90%の確率で{ $from }位から{ $to }位の間です。1位の確率は{ $first }、最終候補に入る確率は{ $shortlist }です。
why-probabilities-sure = 90%の確率で{ $rank }位です。1位の確率は{ $first }、最終候補に入る確率は{ $shortlist }です。
why-mean = 審査票は{ $count }件です。件数が少ないと偶然の影響を受けるため、推定値は全作品の平均{ $mean }点に少し近づきます。
why-sheets = 審査員ごとの評価
why-juror = 審査員
why-total = 合計
why-severity = 厳しさ
why-corrected = 補正後
why-apart = ずれ
why-severity-text = 厳しさ：全作品を通じて、平均的な審査員より何点少ない（＋、厳しい）か多い（−、甘い）か。補正後：合計に厳しさを加えた点。ずれ：作品の推定値との差。
diagnosis-title = 審査の状況
diagnosis-apart = 審査員が共通の作品を持たないグループに分かれているため、全体の信頼性と一致度は求められません。厳しさは同じグループの審査員の間だけの比較です。
diagnosis-reliability = 信頼性 ICC(2,k)
diagnosis-alpha = クリッペンドルフのα
diagnosis-reliability-text = ICC(2,k)：作品ごとの平均点の差のうち、作品そのものによる割合（1がすべて）。α：個々の審査票の、偶然を超えた一致度。
diagnosis-severity = 厳しさ ± 誤差
diagnosis-severity-chart = 審査員ごとの厳しさ
diagnosis-severity-axis = 平均的な審査員との差（＋は厳しい、−は甘い）
diagnosis-severity-dot = 厳しさと90%区間
diagnosis-severity-text = 最も厳しいのは{ $severe }、最も甘いのは{ $mild }。数値は表にあります。
diagnosis-measures = グラフに表示する指標
diagnosis-measure-text = 最も高いのは{ $high }、最も低いのは{ $low }。数値は表にあります。
diagnosis-spread-chart = 審査員ごとの評点のばらつき
diagnosis-spread-axis = 合計点の標準偏差（点）
diagnosis-drift-chart = 最初から最後の審査票までの変化
diagnosis-drift-axis = 厳しく（＋）または甘く（−）なった点数
diagnosis-agreement-chart = 審査員ごとのほかの審査員との一致度
diagnosis-agreement-axis = ほかの審査員の平均との相関
diagnosis-spread = ばらつき
diagnosis-drift = 変化
diagnosis-agreement = 一致度
diagnosis-text = 厳しさとばらつきは100点満点の点数です。厳しさは、厳しい審査員が正（＋）、甘い審査員が負（−）です。変化：最初から最後の審査票までに、どれだけ厳しく（＋）または甘く（−）なったか。一致度：同じ作品に対するほかの審査員の平均との相関。
diagnosis-discuss = 議論すべき作品
diagnosis-disagreement = 不一致
diagnosis-progress = 審査員と作品ごとの進み具合
diagnosis-blank = 割り当てなし
recusal-interest = 利益相反がある
recusal-recognised = 誰の作品かわかる
recusal-competence = 審査できない（棄権）
recusal-other = その他の理由
sheet-conflict-words = 詳細（その他の理由の場合は必須）
done-conflict-withdrawn = 取り消しました。審査票を完了すると再び集計されます。
flag-title = 審査員からの報告
flag-rules = 規則違反
flag-plagiarism = 盗用の疑い
flag-technical = 技術的な問題
flag-raise = 主催者に知らせる
flag-lead = 主催者が読み、ここに回答します。チームには表示されません。採点はそのまま残ります。
flag-note = 気づいたこと
flag-send = 知らせる
flag-waits = 回答待ちです。
flag-answer = 審査員への回答
flag-settle = 回答する
done-flagged = 主催者に伝えました。回答はこの審査票に表示されます。
conflicts-title = 利益相反の申告
conflicts-lead = 審査すべきでない作品を選んでください。割り当ての対象外になり、主催者だけが確認できます。
conflicts-assigned = 割り当て済み：審査票で辞退してください
log-plan = 割り当て案の作成
log-plan-discarded = 割り当て案の破棄
log-juror = 審査員情報の更新
log-conflict = 審査の辞退
log-conflict-withdrawn = 辞退の取り消し
log-conflict-overruled = 自動判定の利益相反を解除
log-flag = 審査員からの報告
log-flag-settled = 審査員への回答
log-ranking-order = 順位の方式を選択
refused-jury-apart = 審査員が、共通の作品を持たない{ $count }グループに分かれているため、公開できる全体の順位がありません。完了した審査票を増やすか、割り当てでグループをつないでください。
refused-finalists-apart = 審査員が、共通の作品を持たない{ $count }グループに分かれているため、全体で最も優れた作品はわかりません。最終候補は保存されていませんが、選択は残っています。割り当てでグループをつなぐか、表の下で承知のうえで選ぶことを確認してください。
pairs-title = 一対比較による最終審査
pairs-lead = 2作品ずつ見て、優れた方を選びます。差がなければ引き分けにします。選択はすぐに保存され、次には最も参考になる組が示されます。
pairs-choose = 作品{ $number }が優れている
pairs-tie = 引き分け
pairs-undo = 直前の選択を取り消す
pairs-progress = { $all }組のうち{ $done }組を比較しました。いつでも中断できます。
pairs-all = 比較できる組はすべて終わりました。ありがとうございました。
pairs-closed = 一対比較は終了しました。選択は保存されています。
pairs-is-open = 一対比較は受付中です。
refused-pair-decided = この組はすでに選択済みで、前の選択が有効です。2回目の選択は保存していません。変更する場合は、最後の選択を取り消してから選び直してください。
pairs-text = 作品の説明
pairs-organise-lead = 審査員が最終候補を2作品ずつ比べます。利益相反のある作品は示されません。投票の順序は結果に影響しません。
pairs-limits = 最終候補：{ $found }件。{ $fewest }件から{ $most }件まで。
pairs-open = 一対比較を始める
pairs-close = 一対比較を終える
pairs-chart = 最終候補の評価値と90%区間
pairs-axis = 評価値の対数
pairs-worth = 評価値 ± 誤差
pairs-worth-text = 評価値：引き分けを含むブラッドリー・テリー・モデル（Davidson 1970）のlog p。すべての投票から一度に推定し、0が平均。差が1なら、優れた方が約2.7倍多く選ばれます。
pairs-record = 勝ち／引き分け／負け
pairs-unseen = まだ誰も比較していない組：{ $count }組。
pairs-decided = 比較した組
done-compared = 保存しました。
done-undone = 取り消しました。同じ組をもう一度示します。
refused-paired-works = 一対比較には最終候補が2件から30件必要です（現在{ $found }件）。先に最終候補を選んでください。何も変更していません。
log-open-pairs = 一対比較の開始
log-close-pairs = 一対比較の終了
ranking-fixed = 採点だけでは作品間・審査員間の差の大きさを推定できないため、固定比{ $ratio }を用いています。
ranking-unknown = これらの審査票からは、評点が偶然どれだけずれうるかがわかりません。そのため誤差・区間・確率は示しません。複数の審査員がそれぞれ複数の作品を採点し、評価に違いがあるときに求められます。

## Criteria and rounds

criteria-title = 審査基準とラウンド
criteria-lead = 審査員に何を、いつ尋ねるかを決めます。すでに評点がある場合は、変更の前に順位への影響を確認できます。
criteria-rescaled = 配点の合計は{ $sum }です。上の割合で計算されます。
criteria-weights-hint = 配点は合計に対する百分率です。合計が100にならない場合は換算されます。0の基準は尋ねますが、合計には含めません。
criteria-check = 確認して保存する
criterion-new = 新しい審査基準
criterion-weight = 配点（%）
criterion-steps = 最高点（0から始まります）
criterion-labels = 評点の意味
criterion-labels-hint = 1行に1つ、評点・空白・意味の順に書きます（{ $most }文字以内）。行のない評点は、前後の評点の間として示されます。
criterion-where = 一部のラウンドまたはテーマのみ
criterion-where-hint = 何も選ばない場合：採点によるすべてのラウンドと、すべての主テーマで尋ねます。
criterion-limits = 最高点は1から{ $most }までです。
criterion-remove = この審査基準を削除する
method-marks = 採点
method-marks-text = 各審査基準を段階で評価します。
method-pass = 通過・不通過
method-pass-text = 次のラウンドに進めるかどうかだけを尋ねます。
pass-question = 次のラウンドに進めますか
pass-no = いいえ
pass-yes = はい
round-none = この公募にはこのラウンドがありません。
round-before = まだ始まっていません。
round-open = 現在審査中です。
round-over = 終了しました。
round-method = 審査の方法
round-blind = 匿名：作者名を審査員に見せない
round-jurors = 作品ごとの審査員数
round-starts = 開始
round-ends = 終了
round-zone = 時刻は{ $zone }です。審査員は1作品につき{ $most }人までです。
round-save = ラウンドを保存する
round-add = ラウンドを追加する
round-remove = ラウンドを削除する
effect-title = 変更による影響
effect-lead = まだ何も変更されていません。評点はそのまま残り、合計と順位が新しい審査基準に従います。
effect-moved = { $all }作品のうち{ $moved }作品の順位が変わります。
effect-changed = { $all }作品のうち{ $changed }作品の得点が変わります。
effect-before = 変更前
effect-after = 変更後
effect-in = 入る
effect-out = 外れる
effect-confirm = 審査基準を変更する
effect-leave = 変更しない
log-criteria = 審査基準を変更
log-round = ラウンドを設定
log-round-removed = ラウンドを削除
refused-round-begun = このラウンドにはすでに記入があるため、審査の方法は変更できず、ラウンドも削除できません。何も変更されていません。日程と審査員数は変更できます。
refused-criterion-marked = 「{ $criterion }」には評点が{ $marks }件あるため削除できません。何も変更されていません。配点を0にすると、評点を残したまま合計から外せます。
problem-not-between = { $least }から{ $most }までの数を入力してください。
problem-more-than-jurors = 1作品の審査員は、審査員の総数（{ $jurors }人）を超えられません。
problem-short-name = 半角の英小文字・数字・ハイフンだけで、{ $most }文字以内です。
problem-scale-below-marks = すでに{ $highest }点の評点があるため、最高点をそれより低くできません。
problem-nothing-counts = どのラウンドとテーマでも、少なくとも一つの審査基準に配点が必要です。
problem-too-many = { $most }件までです。
problem-not-a-moment = 公募の時間帯に存在する日付と時刻を入力してください。
problem-too-early = { $moment }より前にはできません。
problem-too-late = { $moment }より後にはできません。

## Feedback letters

letter-title = 審査員からの講評
letter-lead = あなたの作品の評点を同じラウンドの全作品と並べ、審査員からのコメントを添えました。これを読めるのはあなたのチームだけです。
letter-jurors = { $works }作品のうち、{ $jurors }人の審査員が採点しました。
letter-chart = 全作品の中でのあなたの作品
letter-dot = 全作品の中央値と中央の半分
letter-ring = あなたの作品
letter-measure = { $what }：{ $mean }（全作品の中央値は{ $median }）。
letter-mean = あなたの平均
letter-spread = ばらつき
letter-median = 全体の中央値
letter-half = 中央の半分
letter-method = 各段階を100点満点に換算した、審査員の評点そのものです。ばらつきは標準偏差で、全作品の半数が「中央の半分」に入ります。
letter-apart = このラウンドの審査員は共通の作品を持たないグループに分かれていたため、平均点を全作品と比べることはできません。
letter-jurors-alone = { $jurors }人の審査員が採点しました。
letter-comments = 審査員からのコメント
letters-title = チームへの講評
letters-lead = 各チームに、平均点と全作品の分布、審査員からのコメントを送ります。読んで、送らないコメントを外してから送信してください。
letters-early = 講評は受賞者の公開後に送信できます。作品の評価がわかるためです。
letters-release = { $count }件の講評を送る
letters-release-lead = 各チームにメールで知らせ、以後いつでも読めるようになります。送信した講評は変更されません。
letters-send = 講評を送信する
letters-left = 送信済み：{ $moment }
letters-nothing = 完了した審査票がないため、送るものがありません。
letters-waits = 未送信
letters-read = チームに届く形で読む
letters-keep-public = この手紙はすでに送られており、内容は変わりません。ここで外したコメントは一般には公開されません。
letters-keep = 送るコメントを保存する
letters-kept-back = 送らないコメント
done-letters = 講評を送信しました。
log-letter = 講評を送信
log-letter-comments = 講評のコメントを選択
mail-letter-subject = 「{ $title }」への講評
mail-letter-body =
    { $name } 様

    「{ $title }」（{ $call }）への講評が届きました。平均点と全作品の分布、審査員からのコメントをお読みいただけます。
    { $link }

    これを読めるのはあなたのチームだけです。
mail-excluded-subject = 「{ $title }」は審査の対象から外れました
mail-excluded-body =
    { $name } 様

    主催者が「{ $title }」を審査の対象から外しました。審査も公開もされません。理由は次のとおりです。

    { $reason }

    ファイルと受付証は保存されています。誤りと思われる場合は、主催者にご連絡ください。
mail-readmitted-subject = 「{ $title }」は再び審査の対象となりました
mail-readmitted-body =
    { $name } 様

    主催者が「{ $title }」を審査の対象に戻しました。すべて以前の状態のままです。

## The meeting of the jury and its minutes

meeting-title = 審査会
meeting-lead = 最終候補作品の評点・コメント・順位の幅を並べます。決定はその場で記録され、議事録はその記録から作成されます。
meeting-apart = 審査員が共通の作品を持たないグループに分かれているため、全体の順位はありません。
meeting-open = 審査会を始める
meeting-close = 審査会を終える
meeting-reopen = 再開する
meeting-works = 審議する作品
meeting-no-works = 最終候補がまだ選ばれていません。先に順位のページで選んでください。
meeting-standing = { $points }点。順位は90%の確率で{ $low }〜{ $high }位、1位の確率は{ $first }。
meeting-standing-points = { $points }点。
meeting-standing-sure = { $points }点。順位は90%の確率で{ $rank }位、1位の確率は{ $first }。
meeting-rank = { $rank }位
meeting-sheets = 審査票{ $count }件
meeting-records = 記録
meeting-presence = 出席者
meeting-record = 記録する
meeting-vote = 投票
meeting-vote-hint = 票数は出席している審査員の数を超えられません。順位が同じ作品について投票する場合は、該当するすべての作品に票数（0も）を入れると、投票で順位が決まります。ほかの作品は空欄にしてください。
meeting-vote-for = 対象
meeting-vote-open = 順位
meeting-abstained = 棄権
meeting-note = 書き留めること
meeting-dissent = 反対意見を残す
meeting-dissent-text = 記録する意見
meeting-opened = 審査会を開始した。
meeting-closed = 審査会を終了した。
meeting-present = 出席：{ $names }。
meeting-absent = 欠席：{ $names }。
meeting-voted = { $what }についての投票：{ $votes }、棄権：{ $abstained }。
meeting-vacant = { $award }：該当なし。
meeting-decided = { $award }：{ $works }。
meeting-reason = 理由：{ $reason }
meeting-dissent-of = { $name }の反対意見：{ $words }
minutes-title = 議事録
minutes-of = 審査会議事録：{ $call }
minutes-draft = 下書き：審査会は終了していません。
minutes-final = 終了した審査会の記録から作成されています。
minutes-json = 記録のJSON
minutes-zone = 時刻は{ $zone }です。
minutes-ranking = 順位：{ $round }
minutes-connected = 審査員ごとに担当作品が異なるため、採点の厳しさの差を補正しています。100点満点。
minutes-raw = 審査員ごとに担当作品が異なります。得点は評点の平均で、100点満点です。
minutes-method = 方法：{ $method }。順位の計算に用いたデータのSHA-256：{ $hash }
minutes-recusals = 審査を辞退した審査員
minutes-uncounted = 集計しない審査票
minutes-uncounted-line = { $name }、完了した審査票：{ $count }件。{ $reason }
step-backs-lead = 理由は、この画面と議事録で主催者だけが見ます。
step-backs-declared = 割り当ての前に申告
minutes-course = 経過
minutes-when = 日時
minutes-what = 内容
minutes-signed = 署名
minutes-hash = 記録のJSONのSHA-256：{ $hash }。このファイルがあれば誰でも確認できます。
minutes-logged = 審査会終了時の記録（行番号とSHA-256）：{ $anchor }。`certamen audit` で照合できます。
problem-votes = 票が必要です。また、出席している審査員の数（{ $present }）を超えられません。
done-recorded = 記録しました。
log-meeting-opened = 審査会を開始
log-meeting-closed = 審査会を終了

## Reminders, and what jurors learn of themselves

reminders-title = リマインダー
reminders-lead = 審査票が残っている審査員です。届く内容を読んでから送信してください。{ $hours }時間以内に二度送られることはありません。
reminders-none = 開いているラウンドに、作業の残っている審査員はいません。
reminders-open = 残り{ $count }件。
reminders-last = 前回：{ $moment }。
reminders-send = リマインダーを送信する
done-reminded = リマインダーを送信しました。
done-mail-again = メールをもう一度送信します。
done-address = アドレスを訂正し、招待メールを送信します。以前のリンクは使えなくなりました。
reminders-unwanted = { $count }人はメールのリマインダーを希望していません。
reminders-not-wanted = メールのリマインダーを希望していません。
wish-title = メールのリマインダー
wish-wanted = 審査票が残っていると、{ $mail } にリマインダーが届きます。
wish-unwanted = { $mail } にリマインダーは届きません。サインインのリンク、受付証、決定のお知らせはこれまでどおり届きます。
wish-stop = リマインダーを止める
wish-start = リマインダーを再開する
log-reminder = 審査員にリマインダーを送信
log-mail-again = 届かなかったメールを再送した
log-juror-address = 審査員のアドレスを訂正した
own-title = あなたの採点
own-lead = 得点が公開されたため表示しています。見られるのはあなたと主催者だけです。厳しさは平均的な審査員より何点厳しかったか（＋）甘かったか（−）、ばらつきは合計点の広がり、変化は最初の審査票から最後までにどれだけ厳しく（＋）または甘く（−）なったか、一致度はほかの審査員の平均との相関です。
mail-reminder-subject = 審査のお願い：{ $call }
mail-reminder-body =
    { $name } 様

    「{ $call }」の審査で、未完了の審査票が{ $count }件あります。審査の期限は次のとおりです。
    { $until }

    審査のページ：
    { $link }

    採点できない作品がある場合は、審査票で辞退してください。ほかの審査員に依頼します。

    リマインダーが不要な方はこちら：
    { $stop }

## The score sheet: the work in place

sheet-open-here = { $file }をここに表示
sheet-table = 最初の{ $rows }行・{ $columns }列です。
sheet-pdf = ここにPDFが表示されない場合は、上のファイルを開いてください。
sheet-timer = このブラウザーでの閲覧時間は{ $time }です。ほかの人には見えません。
beside-title = 並べて比較
beside-other = 比較する作品
beside-show = 表示する
beside-score = 作品{ $number }を採点する
jury-missing = 未完了の審査票が{ $count }件あります
jury-lacks = 評点があと{ $count }件
jury-lacks-finish = 採点済み・未完了
jury-all-finished = すべての審査票が完了しました。ありがとうございます。

## Jurors who leave

juror-came-in = サインイン済み
juror-invited = 招待済み、未サインイン
juror-link-expired = サインインされないままリンクの期限が切れました。もう一度招待してください。
juror-organises = この回の主催者も兼ねているため、審査票は開けません。審査員から外すか、別の方に主催者を任せてください。
juror-remove = 外す
juror-gone = 審査員ではなくなりました。
juror-remove-lead = 完了した審査票は引き続き集計されます。途中のものは保存されますが集計されず、未着手の作品はほかの審査員に割り当てられます。その後、割り当て案を作成してください。完了した審査票を集計するかどうかは「順位」で決めます。
log-juror-removed = 審査員を外しました
former-title = 外れた審査員
former-lead = 完了した審査票を集計するかどうかを、理由を付けてここで決めます。決めるまでは集計されます。名前の下に、その審査票がない場合の変化を示します。
former-sheets = 完了した審査票：{ $count }件
former-yes = 集計する
former-no = 集計しない
former-uncounted = { $moment }から集計していません（{ $name }）：{ $reason }
former-decide = 決定する
former-juror = 対象の審査員
former-choice = 集計するか
former-reason = 理由（議事録に載ります）
log-sheets-counted = 外れた審査員の審査票を集計
log-sheets-uncounted = 外れた審査員の審査票を集計から除外
log-entry-excluded = 作品{ $number }を審査の対象から外しました
log-entry-readmitted = 作品{ $number }を対象に戻しました
log-deadline-extended = 作品{ $number }のチームの締切を延長しました
log-extension-withdrawn = 作品{ $number }のチームの締切の延長を取り消しました
log-paused = 公募を一時停止しました
log-resumed = 公募を再開しました

## Mails that do not arrive

undelivered-title = 届かなかったメール
undelivered-lead = 拒否されたメールは自動では再送されません。一時的に届けられないメールは{ $hours }時間のあいだ送信を試みます。
undelivered-figure = 届かなかったメール数
undelivered-mail = メール
undelivered-why = 届かなかった理由
undelivered-final = { $moment }に配信失敗：{ $reason }
undelivered-tried = { $moment }の時点で未配信：{ $reason }{ $until }まで送信を試みます。
undelivered-no-mailbox = このアドレスのメールボックスはない、とサーバーが答えました。
undelivered-full = メールボックスがいっぱいです。
undelivered-refused = メールサーバーが受け取りを拒否しました。
undelivered-later = メールサーバーが一時的に受け取れません。
undelivered-service = こちらのメールサーバーの問題です。アドレスが原因ではありません。
undelivered-unwritable = このアドレスにはメールを送れません。
undelivered-answer = サーバーの応答：{ $answer }
undelivered-account = ご本人のアカウントに関するメールです。受信できるようになったら、ご本人から新しいリンクを請求していただきます。
undelivered-again = もう一度送る
undelivered-gone = 再送するメールはありません。
address-correct = アドレスを訂正する
address-correct-hint = このアドレスはまだ誰も確認していません。招待は新しいアドレスに送られ、以前のリンクは使えなくなります。

## Files of editions

edition-fault-file-too-large = ファイルが{ $bytes }を超えています。何も読み込まれていません。
edition-fault-not-text = ファイルがUTF-8のテキストではありません。UTF-8で保存し直してください。
edition-fault-syntax = ここは読み取れません：{ $message }
edition-fault-number = 数が大きすぎます。
edition-fault-unknown-key = 「{ $key }」はここでは使えません。使えるもの：{ $allowed }
edition-fault-missing-key = ここに「{ $key }」がありません。
edition-fault-type = ここには別の型の値が必要です：{ $wanted }
edition-fault-not-allowed = 「{ $value }」はここでは使えません。使えるもの：{ $allowed }
edition-fault-between = { $least }から{ $most }までの数にしてください。
edition-fault-too-long = { $most }文字を超えています。
edition-fault-empty = 空にはできません。
edition-fault-too-many = { $most }件を超えています。
edition-fault-slug = アドレスの一部になります。英小文字、数字、単独のハイフンだけを使ってください（例：north-2027）。
edition-fault-code = コードに使えるのは英字、数字、ハイフン、下線だけです。
edition-fault-local-time = 日時は{ $time }のように書いてください。
edition-fault-refused = ここでは使えません：{ $message }
edition-fault-twice = 「{ $value }」が二度あります。それぞれ別の名前にしてください。
edition-fault-reserved = 「{ $value }」は別のページのアドレスです。別の名前にしてください。
edition-fault-city = 都市「{ $city }」は登録されていません。登録済み：{ $allowed }
edition-fault-zone = 「{ $zone }」はIANAのタイムゾーン名ではありません（例：Europe/Paris）。
edition-fault-no-such-time = 「{ $time }」は{ $zone }には存在しません。その日または時刻がありません。
edition-fault-shown-twice = 時計の切り替えで、この時刻は二度あります。どちらかを書いてください：{ $first }または{ $last }
edition-fault-ends-before-start = 期間の終わりは始まりより後にしてください。
edition-fault-starts-before = 「{ $phase }」が終わる前に始まっています。
edition-fault-no-grace = 猶予時間があるのは作品提出の期間だけです。
edition-fault-round-dates = ラウンド「{ $round }」の日程がありません。
edition-fault-no-screening = どの公募も一次審査から始まります。追加してください。
edition-fault-topic = テーマ「{ $code }」はこの開催回にありません。
edition-fault-nothing-counts = ラウンド「{ $round }」で点になる審査基準がありません。配点が0より大きいものが一つ以上必要です。
edition-fault-nothing-counts-topic = ラウンド「{ $round }」には、「{ $code }」の作品で点になる審査基準がありません。
edition-fault-question = 通過か否かを問うラウンドには、そのラウンドを指す審査基準（問い）がちょうど一つ必要です。
edition-fault-label = 尺度は{ $highest }までです。この段階は範囲外です。
edition-fault-points-nowhere = ファイルの中に指しているものがありません。
edition-fault-at = { $line }行{ $column }文字目：{ $message }
edition-type-array = 一覧
edition-type-boolean = trueまたはfalse
edition-type-integer = 整数
edition-type-number = 数
edition-type-table = 表
edition-type-string = テキスト
edition-obstacle-call = 公募「{ $call }」にはすでにチームまたは審査員がいるため、削除できません。
edition-obstacle-topic = テーマ「{ $topic }」の作品が{ $entries }件あるため、削除できません。
edition-obstacle-criterion = 「{ $criterion }」（{ $call }）には評点が{ $marks }件あるため、削除できません。配点を0にすると合計から外せます。
edition-obstacle-scale = 「{ $criterion }」（{ $call }）には{ $highest }の評点があります。尺度をそれより下にはできません。
edition-obstacle-round = ラウンド「{ $round }」（{ $call }）では審査が始まっているため、削除も審査方法の変更もできません。
edition-obstacle-award = 「{ $award }」（{ $call }）は決定済みのため、削除できません。
edition-obstacle-scores = { $call }の得点は公開されています。審査基準を変更する前に非公開に戻してください。
edition-consequence-late = { $call }：新しい締切より後に提出された作品が{ $entries }件あります。引き続き有効です。
edition-consequence-phase = { $call }：「{ $phase }」の日程が、始まった後に変わります。
edition-consequence-sheets = { $call }：記入を始めた審査票が{ $sheets }件あります。チームが再提出すると内容が変わります。評点は残り、審査員には審査票で知らせます。
edition-consequence-teams = { $call }：新しい上限より人数の多いチームが{ $teams }組あります。そのまま残ります。
edition-consequence-ranking = { $call }：評点が{ $marks }件あります。順位は新しい審査基準に従います。
edition-consequence-rules = { $call }：規則が変わります。すでに{ $teams }組のチームが登録しています。
edition-consequence-legal = { $call }：法的根拠が変わります。すでに{ $teams }組のチームが登録しています。
edition-consequence-files = { $call }：新しい上限を超えるファイルのある作品が{ $entries }件あります。ファイルはそのまま残ります。
edition-consequence-data = { $call }：新しく求めるデータを使わずに提出された作品が{ $entries }件あります。引き続き有効ですが、もう一度提出するにはデータを示す必要があります。
edition-consequence-dataset = { $call }：データセット「{ $name }」は公開されていません。公開されるまで誰も提出できません。
edition-consequence-topic = テーマ「{ $topic }」の作品が{ $entries }件あり、このテーマの名称が変わります。
edition-consequence-award = 「{ $award }」（{ $call }）は決定済みですが、内容が変わります。決定はそのまま残ります。
edition-consequence-new-call = { $call }：この開催回は公開中です。この公募はすぐに誰でも見られるようになります。
edition-consequence-lost-call = { $call }：この開催回は公開中です。この公募とそのページは、誰からも見えなくなります。
refused-edition-in-use = 何も変更されていません。すでに行われた作業に関わるためです。
edition-export = 開催回全体をファイルで保存（TOML）
edition-export-lead = 準備した内容だけで、人や作品は含まれません。保管や編集、ほかのサービスへの移行に使えます。
edition-import-title = ファイルから開催回を設定
edition-import-lead = 開催回は一つのファイル（TOMLまたはJSON）です。文章、公募、日程、審査基準、賞が入っています。まず何が変わるかを表示し、確定するまで何も変更しません。
edition-import-choose = ファイルを選ぶ
edition-import-file = ファイルの内容
edition-import-hint = ここに貼り付けてください（{ $bytes }まで）。「certamen edition export」で元になるファイルを作れます。
edition-import-plan = 何が変わるかを見る
edition-import-faults = このままではファイルを使えません。何も変更されておらず、入力内容は下に残っています。
edition-plan-same = 開催回{ $edition }はすでにファイルのとおりです。変更はありません。
edition-plan-new = 開催回{ $edition }を新しく作ります。
edition-plan-changed = 開催回{ $edition }を下のとおり変更します。
edition-plan-obstacles = すでに行われた作業に関わるため、変更できません：
edition-plan-consequences = 決める前に：
edition-plan-apply = 開催回を変更する
edition-plan-value = 項目
edition-plan-now = 現在
edition-plan-then = 変更後
edition-plan-nothing = なし
done-edition = 開催回はファイルのとおりになりました。
desk-editions = 開催回
desk-editions-import = ファイルから開催回を取り込む
edition-plan-all-the-same = それでも変更する
texts-title = 文章
texts-lead = この公募について、閲覧者、チーム、審査員が各言語で読む文章です。欠けている言語では、英語、またはある言語のうち最初のものが表示され、そのことが示されます。
texts-call-title = 公募の題名
texts-call-lead = 公募のリード文
texts-call-rules = 規則（Markdown）
texts-edition-title = 開催回の題名（すべての公募に共通）
texts-edition-lead = 開催回のリード文（すべての公募に共通）
texts-missing = 未記入：{ $languages }
texts-save = 文章を保存する
texts-see = 公募のページを見る

## Topics, awards and conditions of a call

rows-paste-hint = 名前が一つだけの場合は{ $name }とみなします。複数の言語で入力する場合は、タブまたはセミコロンで区切り、次の順に並べてください：{ $languages }。
rows-paste = 一覧に追加
rows-up = 上へ
rows-down = 下へ
rows-new = { $number }番目
topics-title = テーマ
topics-lead = 作品が扱えるテーマを、チームに表示する順に並べます。同じ開催回の公募に共通です。
topics-code = コード
topics-code-hint = 名称を変えても変わりません。英字、数字、ハイフン、下線で{ $most }文字以内。空欄の場合は名称から作ります。
topics-named-elsewhere = この開催回の審査基準または賞がテーマを指定しています
topics-add = テーマを追加する
topics-paste = テーマの一覧を貼り付ける
topics-pasted = 1行に1テーマ
topics-save = テーマを保存する
awards-title = 賞
awards-lead = この公募の賞を発表する順に並べ、対象となる作品を決めます。
awards-kind = 種類
awards-kind-hint = 特別表彰は、賞を受けた作品にも贈れます。
awards-prize = 賞
awards-mention = 特別表彰
awards-eligible = 対象
awards-eligible-hint = 公募のページに載せる文です（{ $most }文字以内）。すべての作品が対象なら空欄にします。
awards-topics = 特定の主なテーマだけを対象にする
awards-topics-hint = 選ぶと、ほかの主なテーマの作品にはこの賞を贈れません。
awards-add = 賞を追加する
awards-save = 賞を保存する
limits-title = 応募条件と連絡先
limits-lead = この公募がチームと作品に求める条件です。すでに行われた作業に影響がある場合は、変更の前に表示します。
limits-between = { $least }から{ $most }まで。
limits-teams = チームと最終候補
limits-team-size = チームの最大人数
limits-shortlist = 最終候補の件数
limits-files = 作品のファイル
limits-megabytes = 1ファイルの最大サイズ（MB）
limits-file-count = 表紙以外のファイルの最大数
limits-kinds = ファイルの種類
limits-kinds-hint = 表紙は常に画像です。
limits-data-lead = 作品は、カタログのこれらのデータセットを示した場合にだけ提出できます。
limits-at-least = データセットの最小件数
limits-datasets = 必須のデータセット
limits-contact-lead = 公募のページ、チームの下書き、メールの末尾、アクセシビリティとプライバシーのページに表示されます。
limits-mail = メールアドレス
limits-address = 郵送先の住所
limits-legal-lead = Markdownで書きます。公募のページに表示され、提出の画面からリンクされます。
limits-save = 条件を保存する
facts-title = 出典と仮定
facts-lead = この開催回の事実の出典と、仮に定めた点です。開催回のページに表示されます。
facts-example = これは見本の開催回で、すべてのページにそう表示されます。
facts-assumed = 仮に定めた点（分かったものはチェックを外します）
facts-name = 出典の名称
facts-address = ウェブアドレス
facts-add = 出典を追加する
facts-save = 出典と仮定を保存する
notes-title = この開催回について
notes-sources = この開催回の事実は次の資料によります。
notes-assumed = 分かっていない点は、開催回を示すために仮に定めています。
notes-part-title = 題名
notes-part-lead = リード文
notes-part-zone = 時間帯

## The calendar of a call

edition-fault-skipped = 時計が進められるため、{ $time }という時刻は存在しません。{ $next }または別の時刻を入力してください。
phases-title = 日程
phases-lead = 公募のすべての期間をまとめて変更します。新しい日程による影響がある場合は、変更前に表示します。
phases-edition = この開催回の公募
phases-zone = ここでの時刻はすべて{ $zone }です。期間は開始より後に終了し、審査は前の期間が終わってから始まります。
phases-grace = 締切後の猶予（分）
phases-grace-hint = 締切前に始めた操作は、その後も提出まで完了できます。猶予なしは0、最長{ $most }日です。
phases-final-hint = 最終審査がない公募では、両方とも空欄にしてください。
phases-none = 日程なし
phases-reason = 理由
phases-reason-hint = 1行、{ $most }文字以内です。公募のページとメールに表示されます。期間がすでに始まっている場合、または参加登録や作品提出の期間中は必須です。
phases-save = 日程を変更する
phases-leave = 変更しない
phases-ask-title = 新しい日程による影響
phases-ask-lead = まだ何も変更されていません。日程が変わるチームと審査員にはメールでお知らせします。
phases-ask-tick = 内容を確認し、この日程に変更します。
phases-start-of = { $phase }：開始
phases-end-of = { $phase }：終了
call-moved = { $what }（{ $moment }に変更）：{ $from }から{ $to }へ変更されました。
countdown-moved = 締切が変更されました。上に新しい締切を示しています。
mail-moved-subject = 日程の変更：{ $call }
mail-moved-body =
    { $name } 様

    主催者が「{ $call }」の日程を変更しました。

    { $what }

    すべての日程は公募のページでご確認いただけます。
    { $link }
done-dates = 日程を変更しました。

## A deadline of one team, and a pause

extension-title = チームの締切
extension-lead = それまでは、ほかのチームと同じ猶予で、執筆、アップロード、提出、取り下げができます。チームにはメールで知らせます。
extension-of-call = 公募の締切
extension-own = このチームの締切
extension-none = このチームの締切は公募の締切と同じです。
extension-passed = 公募の締切がそれより後になりました。遅いほうの締切が有効です。
extension-reason-hint = 1行、{ $most }文字以内です。チームのページとメールに表示されます。
extension-all-the-same = 審査が先に始まっても、この締切にする
extension-set = この締切にする
extension-withdraw = 延長を取り消す
extension-withdraw-lead = これ以降は公募の締切が有効になります。提出済みの内容は引き続き有効です。チームにはメールで知らせます。
mail-own-deadline-subject = チームの締切が変わりました：{ $team }
mail-own-deadline-body =
    { $name } 様

    主催者が「{ $call }」でのチーム「{ $team }」の締切を変更しました。

    { $what }

    作品のページ：
    { $link }
done-extended = チームの締切を変更し、メールで知らせました。
done-extension-withdrawn = チームの締切を公募の締切に戻し、メールで知らせました。
pause-title = 一時停止
pause-lead = 不測の事態のための機能です。一時停止中は、チームの作成と参加、提出、審査票の完了、公開ができません。下書き、ファイル、評点、コメントは引き続き保存されます。その間はどの期間も終わらず、始まりません。理由は公募の各ページに表示されます。
pause-none = 公募は一時停止していません。
pause-begin = 公募を一時停止する
pause-change = 理由を変更する
pause-reason-hint = 全員に表示される理由です。1つ以上の言語で、それぞれ{ $most }文字以内で書いてください。
pause-minutes = 日程を遅らせる分数
pause-minutes-hint = 失われた時間が入力されています。進行中だった期間の終わりがその分遅くなり、早すぎる開始も合わせて動きます。0なら日程は変わりません。
pause-end-reason-hint = 1行、{ $most }文字以内です。変更した日程の横とメールに表示されます。
pause-end = 公募を再開する
done-paused = 公募を一時停止しました。理由は公募の各ページに表示されます。
done-resumed = 公募を再開しました。

## Who organises an edition

organisers-title = 主催者と役割
organisers-lead = 主催者は、開催回または一つの公募（審査員、作品、決定、公開）を運営します。報道関係者と立会人は閲覧だけができます。役割のある人は、その公募に応募することも審査員になることもできません。
organisers-since = 開始日
organisers-since-unknown = 記録なし
organisers-remove-lead = 役割はすぐになくなり、本人にメールで知らせます。開いたままのページからも何も保存されません。その公募に応募することや審査員になることは、引き続きできません。
organisers-leave = 役割を離れる
organisers-leave-lead = この役割のページはすぐにすべて見られなくなり、自分では元に戻せません。戻るには、ほかの主催者または管理者の手続きが必要です。応募することや審査員になることは、引き続きできません。
organisers-leave-sure = 役割を離れることを確定する
organisers-invitations = 返事待ちの招待
organisers-invitations-lead = これらのアドレスにはまだアカウントがありません。メールのリンクからアカウントが作られると、役割が与えられます。
organisers-invited = 招待日
organisers-invited-by = 招待した人
organisers-valid = リンクの期限
organisers-expired = 期限切れ
organisers-again = もう一度送る
organisers-withdraw = 招待を取り消す
organisers-withdrawn = 招待されていません
organisers-invite = 役割を与える
organisers-invite-mail = アカウントのある人にはすぐに役割が与えられ、メールで知らされます。それ以外のアドレスには、アカウントを作るリンクが届きます。
organisers-invite-name = アカウントのないアドレスの場合のみ。氏名とパスワードはリンクの先で本人が決めます。
organisers-list = まとめて役割を与える
people-list-people = 1行に1人
organisers-list-lines = 1行目に列名の「address」「name」「role」「call」「language」を半角カンマで区切って書いたCSVを貼り付けてください（{ $most }人まで）。役割はorganiser、press、observerのいずれか、公募はアドレスの一部（開催回全体なら空欄）、言語はca、es、en、jaのいずれかです。すべての行が正しくなければ、何も行いません。
people-list-send = 全員を招待
people-list-report = 各行の結果
organisers-report-organises = 役割を与えました
people-list-invited = 招待メールを送ります
organisers-former = 以前に役割のあった人
organisers-until = 終了日
desk-organisers = { $edition }の主催者
refused-leaves-organising = まだ何も変更されていません。この役割のページはすぐにすべて見られなくなり、自分では元に戻せません。それでもよければ、もう一度ボタンを押してください。
problem-list-header = 1行目には列名だけを書いてください。使える列名は { $columns } です。半角のカンマかセミコロン、またはタブで区切ります。
problem-in-line = { $line }行目：{ $message }
problem-twice-in-list = 同じアドレスが{ $line }行目にもあります。
problem-name-missing = 氏名がありません。
problem-not-a-language = 言語はca、es、en、jaのいずれかにしてください。
problem-organises = この人はすでに主催者です。
problem-judges = この人はここの審査員です。審査員にこの役割は与えられません。先に審査員から外してください。
problem-takes-part = この人はここに参加しているか、以前に参加しました。参加者にこの役割は与えられません。
problem-invitation-waits = このアドレスはすでに招待されています。上の一覧から招待をもう一度送れます。
problem-on-jury = この人はすでに審査員です。招待をもう一度送るには、1人ずつ招待するフォームを使ってください。
problem-in-team = この人はこの公募のチームのメンバーです。参加者は審査できません。
problem-cannot-judge = この人にはこの公募での役割があるか、以前ありました。主催者、報道関係者、立会人は審査できません。
done-organiser-appointed = 役割を与えました。本人にメールで知らせます。
done-organiser-invited = 招待メールを送信します。リンクが使われるまで一覧に残ります。
done-invitation-withdrawn = 招待を取り消しました。リンクは使えなくなりました。
done-organiser-removed = 役割を外しました。本人にメールで知らせます。
done-organising-ended = この役割を離れました。
mail-organiser-subject = 「{ $edition }」の主催者になりました
mail-organiser-body =
    { $name } 様

    「{ $edition }」の主催者になりました。サインインすると、公募は次のページにあります。
    { $link }

    開催回を主催する人は、その回に応募することも審査員になることもできません。
mail-organiser-invitation-subject = 主催者のご依頼：「{ $edition }」
mail-organiser-invitation-body =
    こんにちは。

    「{ $edition }」の主催をお願いいたします。次のリンクを開き、氏名を確かめてパスワードを決めてください。
    { $link }

    リンクは一度だけ、30日間有効です。開催回を主催する人は、その回に応募することも審査員になることもできません。お心当たりがない場合は、リンクの先でその旨を選ぶか、そのままにしてください。
organisers-role = 役割
organisers-role-hint = 主催者は運営を行います。報道関係者は、公募ごとに定めた日時から最終候補と賞を読めます。立会人は、主催者に見えるものをすべて見ますが、何も変更しません。
organisers-call = 対象
organisers-alone = この開催回の主催者は1人だけです。もう1人加えてください。その人が対応できないとき、締切を動かせる人がいなくなります。
organisers-one-call = あなたは一つの公募の主催者で、その公募の役割を決められます。開催回全体とほかの公募の役割は、開催回の主催者が決めます。
people-list-file = 一覧のファイル
people-list-file-hint = 同じ列のCSV（{ $bytes }まで）。表計算ソフトが保存した形のままで、一般的な文字コードならどれでも読み取れます。
people-list-file-send = ファイルの全員を招待
people-list-encoding = { $encoding }として読み取りました。
role-organiser = 主催者
role-call-organiser = 一つの公募の主催者
role-press = 報道関係者
role-observer = 立会人
role-whole-edition = 開催回全体
role-ended-title = この役割はなくなりました
role-ended-typed = 入力した内容は、控えを取れるように下に示しています。保存されていません。
observer-banner = 立会人としてこのページを見ています。すべてを読めますが、何も変更できません。ボタンは表示されません。
refused-follower = 公募を報道関係者または立会人として見る人は、以前そうだった人も含め、その公募に応募することも審査員になることもできません。何も変更されていません。
refused-read-only = あなたは立会人です。すべてを見られますが、変更はできません。何も変更されていません。
refused-whole-edition = これは開催回全体、または別の公募のものです。あなたが運営するのは一つの公募です。変更は開催回の主催者に依頼してください。
refused-role-ended = このページに必要な役割は、あなたから外されました。何も変更されていません。お心当たりがない場合は主催者にご連絡ください。
problem-not-a-role = 役割はorganiser、press、observerのいずれかにしてください。
problem-not-a-call = 公募は次のいずれかにしてください：{ $names }。
problem-not-text = ファイルの文字コードがわかりません。「CSV UTF-8」で保存し直してから、もう一度送ってください。
problem-whole-edition = 決められるのはご自分の公募だけです。公募を指定してください。
problem-has-role = この人にはこの開催回で、ほかと両立しない役割があります。先にその役割を外してください。
desk-followed = 報道関係者として見る公募
desk-observed = 立会人として見る公募
log-role = 役割を与えました
log-role-taken = 役割を外しました
log-embargo = 公開前の閲覧の日時を定めました
log-embargo-visit = 報道関係者が公開前の結果を初めて閲覧しました
mail-role-subject = 「{ $title }」での役割
mail-role-body =
    { $name } 様

    「{ $title }」で次の役割が与えられました：{ $role }。サインインすると、次のページにあります。
    { $link }

    この役割のある人は、そこに応募することも審査員になることもできません。
mail-role-invitation-subject = 「{ $title }」へのご招待
mail-role-invitation-body =
    こんにちは。

    「{ $title }」で次の役割をお願いいたします：{ $role }。次のリンクを開き、氏名を確かめてパスワードを決めてください。
    { $link }

    リンクは一度だけ、30日間有効です。この役割のある人は、そこに応募することも審査員になることもできません。お心当たりがない場合は、リンクの先でその旨を選ぶか、そのままにしてください。
mail-role-taken-subject = 「{ $title }」での役割がなくなりました
mail-role-taken-body =
    { $name } 様

    「{ $title }」での次の役割がなくなりました：{ $role }。そのページは開けなくなり、開いたままのページからも何も保存されません。

    お心当たりがない場合は主催者にご連絡ください。

## Results under embargo

embargo-title = 公開前の結果
embargo-banner = 公開前です。ここにあるものはまだ公開されていません。公開されるまで、掲載や第三者への提供をしないでください。
embargo-logged = このページを誰がいつ読んだかは、主催者に見えます。
embargo-not-yet = まだ読めるものはありません。次の日時から、最終候補と賞をここで読めます：{ $moment }。
embargo-unset = 日時はまだ定められていません。
embargo-lifted = すべて公開されました。公開前のものはもうありません。
press-title = 報道関係者
press-lead = 報道関係者は、最終候補と賞とその理由を公開前に読めます。評点、コメント、下書きは見えません。
press-from = 報道関係者が結果を読める日時
press-from-hint = { $zone }。空欄の場合、公開されるまで読めません。
press-save = 保存
press-see = 報道関係者に見えるものを見る
press-people = 読める人
press-nobody = この公募を見る報道関係者はいません。
press-visits = 誰が何を読んだか
press-no-visits = 公開前に読んだ人はまだいません。
press-when = 日時
press-what = 内容
press-file = 作品{ $number }のファイル

## An edition in preparation, and how it is opened

desk-editions-new = 開催回を順を追って作る
preparation-line = 準備中：この開催回は、審査員、役割のある人、管理者だけが見られます。
preparation-setup = 準備する
making-title = 新しい開催回
making-lead = 今は名前と短い文章だけで十分です。開催回は準備中となり、公開するまでほかの人には見えません。それまでは何でも変更できます。
making-begun = 準備中の開催回
making-from = もとにするもの
making-neutral = 白紙の開催回
making-slug = アドレスの一部
making-slug-hint = 英小文字、数字、単独のハイフンだけを使います（例：north-2027）。後から変更できません。
making-cities = 開催都市
making-cities-hint = 都市ごとに公募が一つできます。次の段階で変更できます。
making-years = 日程
making-years-hint = 日付は後から一つずつ変更できます。
making-years-same = そのまま
making-years-later = { $years }年後
making-years-anew = 来月以降で新しく決める
making-people = 引き継ぐ人
making-people-hint = チームと作品は引き継がれません。誰にもメールは送られません。
making-organisers = 主催者
making-jurors = 審査員（同じ名前の公募に）
making-make = 開催回を作る
setup-steps = 準備の段階
setup-complete = 完了
setup-open = 確認が必要：{ $count }件
setup-proposed = 提案のまま、要確認
setup-next = 次へ：{ $step }
setup-save = 保存して次へ
setup-what = 基本情報
setup-what-lead = 開催回の名前と、最初に伝える文章です。
setup-who = 公募と担当者
setup-who-lead = 公募とその都市、主催する人と審査する人です。
setup-when = 日程
setup-when-lead = 登録から結果まで、公募ごとに都市の時刻で決めます。
setup-move-hint = 公募のすべての日付が同じ日数だけ動きます。時刻は変わりません。日付を一つずつ変えるには、「日程」のページを使います。
setup-move = すべての日付を動かす
setup-judging = 審査方法
setup-judging-lead = 審査のラウンドと、審査基準です。
setup-promise = テーマ・賞・募集規定
setup-promise-lead = 作品のテーマ、受けられる賞、チームが読む規則です。
setup-calls = 公募
setup-city = 都市
setup-zone = タイムゾーン（IANAデータベースの名前）
setup-team-size = チームの最大人数（{ $most }人まで）
setup-remove-call = この公募を外す
setup-new-call = 公募を追加する
setup-new-call-hint = 都市以外は最初の公募と同じになります。後から変更できます。
setup-no-call = なし
setup-new-slug-hint = 空欄にすると、都市と同じ名前になります。
setup-people = 人
setup-limits = 応募条件と連絡先
opening-title = 確認と開催回の公開
opening-today = 今日チームが目にするもの
opening-hinders = 公開の前に直すもの
opening-asks = もう一度確認するもの
opening-nothing = 足りないものはありません。
opening-open-lead = 公開すると、誰でも開催回を見られます。チームが登録するまでは、準備中に戻せます。
opening-confirm = 上の点を読んだうえで公開します。
opening-open = 開催回を公開する
opening-is-open = この開催回は公開中です。誰でも見られます。
edition-delete = この開催回を削除する
edition-delete-lead = まだ誰も参加していません。公募、文章、日程、審査員、役割が削除されます。アカウントと記録は残ります。元には戻せません。
edition-delete-typed = 確認のため { $value } と入力してください
opening-undo-lead = 登録したチームはまだありません。準備中に戻すと、審査員、役割のある人、管理者だけが見られます。
opening-undo = 準備中に戻す
opening-found-no-topics = テーマがありません。テーマがないと、作品を提出できません。
opening-found-submission-over = 提出の期間は終わっています。誰も提出できません。
opening-found-registration-over = 登録の期間は終わっています。誰もチームを作れません。
opening-found-gap = 提出が始まる前に、登録が終わります。
opening-found-untranslated = { $languages }で未記入：{ $part }
opening-found-final = 日程に最終審査がありますが、この公募には最終審査のラウンドがありません。ラウンドを追加するか、日程から最終審査を外してください。
opening-found-same-name = { $part }：「{ $name }」という名前が二つあります。
opening-found-weights = { $round }：配点の合計は{ $sum }です。100%に換算して計算されます。
opening-found-proposed = 提案のままで、まだ確認されていません：{ $part }。変更の有無にかかわらず、ページを保存すると確認済みになります。
opening-found-few-datasets = 各作品に求めるデータセット：{ $wanted }件。カタログで公開中：{ $there }件。
opening-found-no-awards = 賞がありません。
opening-found-awards = 賞は{ $count }件ありますが、最終選考に進む作品は{ $shortlist }件です。すべての賞には足りません。
opening-found-no-jurors = 審査員がまだいません。
opening-found-few-jurors = 審査員は{ $jurors }人ですが、作品ごとに{ $wanted }人必要です。
opening-found-unread = { $languages }を読む審査員がいません。
opening-found-one-organiser = 主催者が1人だけです。その人が不在の間は、誰も締切を動かせません。
refused-not-ready = 開催回は公開されていません。先に直すものがあります。このページに、直す場所とともに示しています。
refused-edition-open = この開催回は公開中です。削除する前に、準備中に戻してください。
refused-teams-registered = { $teams }チームが登録しているため、開催回は公開されたままです。
done-edition-made = 開催回ができました。準備中です。いつでも中断し、マイページから再開できます。
done-edition-opened = 開催回を公開しました。誰でも見られます。
done-edition-deleted = 開催回を削除しました。
done-edition-taken-back = 開催回を準備中に戻しました。

## Cities

cities-title = 都市
cities-lead = このサービスが各都市について知っていることです。都市は一つのファイル（TOMLまたはJSON）です。このページは管理者だけに表示されます。
cities-import = ファイルから都市を取り込む
cities-schema = エディター用のJSON Schema
cities-areas = 区域
cities-kind = { $kind }：{ $count }
cities-kind-outlined = { $kind }：{ $count }、境界データあり
cities-colors = 色とコントラスト
cities-color-page = ページ
cities-color-chart = グラフ
cities-contrast = { $ratio }対1
cities-missing = 足りないもの
cities-missing-name = 名称：{ $languages }
cities-missing-attribution = 出典表示：{ $languages }
cities-missing-areas = 区域：表を結び付けることも地図を描くこともできません
cities-missing-outlines = 境界データ（ないと地図を描けません）：{ $kinds }
cities-missing-languages = 都市の言語によるページ：{ $languages }
cities-files = ファイル
city-credit = { $source }（{ $value }）
city-import-lead = 都市は一つのファイル（TOMLまたはJSON）です。名称、タイムゾーン、色、区域とそのコードが入っています。まず何が変わるかを表示し、確定するまで何も変更しません。
city-import-hint = ここに貼り付けてください（{ $bytes }まで）。「certamen city export」で元になるファイルを作れます。
city-import-outlines = 区域の境界データは「certamen city import」で取り込むか、GeoJSONのデータセットとして公開してください。
city-plan-same = 都市{ $city }はすでにファイルのとおりです。変更はありません。
city-plan-new = 都市{ $city }を新しく追加します。
city-plan-changed = 都市{ $city }を下のとおり変更します。
city-plan-against = この変更はできません：
city-plan-taken = { $what }：データセット「{ $title }」で使われています。
city-plan-outlines = 次の区域は境界データがないため、まだ地図を描けません：{ $kinds }
city-plan-apply = 都市を変更する
done-city = 都市をファイルのとおりにしました。
texts-missing-own = 都市の言語で未記入：{ $languages }
desk-cities = 都市の情報と足りないもの

## Host organisations

organisation-title = 主催団体
organisation-contact = 連絡先
organisation-website = ウェブサイト
organisation-none = 開催回はまだありません。
organisation-administrators = 管理者
organisation-administrators-lead = この主催団体の開催回を作り、その主催者を決める人です。この部分はサービスの管理者だけに表示されます。
organisation-nobody = 管理者はまだいません。
organisation-appoint = 管理者を追加
organisation-appoint-hint = アカウントのメールアドレスを入力してください。
done-administrator = このアカウントは主催団体の管理者になりました。
done-administrator-removed = このアカウントを主催団体の管理者から外しました。主催している開催回はそのままです。
problem-no-account = このアドレスのアカウントはありません。
edition-obstacle-organisation = このサービスに主催団体「{ $code }」はありません。
## Previews, and acting on behalf of somebody

call-preview-title = プレビュー
call-preview-lead = この公募のページが、ほかの人にどう見えるかを、どの日時についても確認できます。何も保存されません。主催者として閲覧できないものは表示されません。
call-preview-who = 誰として見るか
call-preview-visitor = 一般の閲覧者
call-preview-member = チームのメンバー
call-preview-juror = 審査員
call-preview-when = いつ見るか
call-preview-now = 現在
call-preview-first-minute = { $phase }の最初の1分：{ $moment }
call-preview-last-minute = { $phase }の最後の1分：{ $moment }
call-preview-moment = ほかの日時
call-preview-moment-hint = { $zone }で入力します。入力した場合は、上の選択よりも優先されます。
call-preview-start = プレビューを始める
call-preview-what = メンバーには、内容が空の見本の下書きが表示されます。実際の下書きは、そのチームだけが閲覧できます。審査員には、ラウンドの最初の作品と、記入のない審査票が表示されます。公開されていないものは、どの日時でも表示されません。
call-preview-ends = 終了の操作をしたとき、1時間が過ぎたとき、またはサインアウトしたときに終わります。このブラウザーのほかのタブにもプレビューが表示されます。
call-preview-as-visitor = 一般の閲覧者として
call-preview-as-member = チームのメンバーとして
call-preview-as-juror = 審査員として
call-preview-banner = プレビュー（{ $who }）：{ $moment }。何も保存されません。
call-preview-pages = プレビューのページ
call-preview-change = 日時や人を変える
call-preview-leave = プレビューを終える
done-preview-left = プレビューを終えました。
refused-preview = これはプレビューです。ここでは何も保存されず、この公募のページだけが表示されます。何も変更されていません。自分の操作に戻るには、プレビューを終えてください。ほかのタブで入力した内容は、そのタブに戻ると残っています。
refused-other-eyes = プレビューまたは代理での表示が終わりました。このフォームは、その間に表示されたものかもしれません。何も保存されていません。入力した内容をコピーし、ページを開き直してから送信してください。
acting-title = { $name } さんの代理で見る
acting-lead = { $name } さんに見えるもの、つまりマイページ、チームと下書き、審査票が表示されます。変更は一切できません。運営のページは開けません。終了の操作をしたとき、30分が過ぎたとき、またはサインアウトしたときに終わります。
acting-told = 誰が、いつ、なぜ代理で見たかは、すぐに { $name } さんにメールで知らされ、記録にも残ります。
acting-reason = 理由
acting-reason-hint = 1行、{ $most }文字以内です。{ $name } さんに伝えられます。
acting-start = 始める
acting-label = ほかの人の代理
acting-banner = { $administrator } さんは、{ $time }まで { $name } さんの画面を見ています。何も変更できません。
acting-end = 自分の画面に戻る
done-acting-ended = 自分の画面に戻りました。
refused-on-behalf = ほかの人の代理で見ています。本人にはできますが、代理ではできません。何も変更されていません。
refused-runs-service = この人はサービスの管理者です。管理者の代理はできません。
mail-acting-subject = サポートのため、あなたのページを確認しています
mail-acting-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、{ $moment }から最長30分間、あなたのページをあなたと同じ画面で確認します。この方法では何も変更できません。理由：

    { $reason }

    サポートを依頼していない場合は、このメールに返信してください。

## The list of entries

entry-list-title = すべての作品
entry-list-lead = 検索の条件はこのページのアドレスに含まれます。保存することも、ほかの主催者に送ることもできます。
entry-list-states = 状態別の作品
entry-list-drafts = 下書き
entry-list-withdrawn = 取り下げ
entry-list-excluded = 審査の対象外
entry-list-search-hint = タイトル、チーム、番号。
entry-list-any-jury = 指定なし
entry-list-lack-sheets = 未完了の審査票あり
entry-list-lack-jurors = 審査員が不足
entry-list-order = 並び順
entry-list-by-number = 番号順
entry-list-by-change = 最終更新の新しい順
entry-list-by-title = タイトル順
entry-list-csv = この一覧（CSV）
entry-list-empty = 作品はまだありません。チームが参加すると、1件ずつ加わります。
entry-list-call = チームが参加するページ
## Help with accounts

desk-people = 利用者とアカウント
people-title = 利用者とアカウント
people-lead = サポートを求めている人を、氏名またはメールアドレスの一部で探せます。
people-disk = サーバーのディスクの空き：{ $free }。{ $floor }を下回るとファイルを受け付けません（文章と評点は保存されます）。
people-search = 氏名またはメールアドレス
people-find = 検索
people-none = 見つかりませんでした。氏名またはアドレスの一部でお試しください。
people-from-start = 最初から
people-at-a-time = 氏名順、{ $most }人ずつ表示します。
people-proven = 確認済み
people-unproven = 未確認
people-signed-in = 最終サインイン
people-never = なし
people-roles = 役割
people-runs-service = サービスの管理者
people-organises = 主催者
people-judges = 審査員
people-takes-part = 参加者
people-follows = 報道関係者または立会人
people-administers = 主催団体の管理者
people-waiting = まだ作られていないアカウント
people-waiting-lead = 新規登録を申し込み、まだメールのリンクを開いていない人です。リンクを開くとアカウントができます。
people-waiting-until = リンクの期限
people-waiting-again = リンクを再送する
help-made = アカウント作成日
help-language = メールの言語
help-has-password = 設定済み
help-without-password = なし（メールのリンクでサインイン）
help-roles = ここでの役割
help-no-roles = まだありません。
help-title = サポート
help-lead = どの操作にも理由が必要です。理由は { $name } さんに伝えられ、記録に残ります。リンクはアカウントのアドレスだけに送られます。ほかの人のパスワードは、誰も閲覧や設定ができません。
help-link = サインイン用リンクを送る
help-link-lead = { $mail } に送られます。一度だけ、1日間有効です。アドレスが未確認なら、開いたときに確認されます。
help-password = パスワード再設定のリンクを送る
help-password-lead = { $mail } に送られます。一度だけ、1日間有効です。新しいパスワードを設定すると、開いているセッションは終了します。
help-sessions = すべてのセッションを終了する
help-sessions-lead = { $name } さんは、どの端末でもサインインし直す必要があります。保存された内容は残ります。
help-address-lead = 新しいアドレスにリンクが送られます。そこで開かれると新しいアドレスに変わり、それまでのセッションとリンクは使えなくなります。以前のアドレスにはすぐに知らされ、取り消すこともできます。
help-address-administrator = { $name } さんはサービスの管理者です。以前のアドレスでの許可も必要です。
help-address-new = 新しいメールアドレス
help-address-waits = { $mail } の確認を待っています（{ $administrator } さんが{ $moment }に申請、{ $until }まで）。
help-address-confirmed = 新しいアドレスは確認されました。
help-address-asks-old = 以前のアドレスでの許可を待っています。
help-withdraw = 取り消す
help-join-offer = 二つのアカウントを統合する
help-log = サポートの記録
help-log-when = 日時
help-log-who = 担当者
help-log-what = 内容
help-log-detail = 理由
help-log-link = サインイン用リンクを送信
help-log-password = パスワード再設定のリンクを送信
help-log-sessions = すべてのセッションを終了
help-log-address = アドレスの変更を申請
help-log-address-withdrawn = アドレスの変更を取り消し
help-log-address-declined = メールの受信者がアドレスの変更を取り消し
help-log-address-changed = アドレスを変更
help-log-acting-begun = 代理での閲覧を開始
help-log-acting-ended = 代理での閲覧を終了
problem-another-account = 別のアカウントがこのアドレスを使っています。同じ人のものであれば、統合してください。
problem-same-address = このアカウントのアドレスは、すでにこのアドレスです。
done-help-link = リンクを送信します。
done-help-sessions = すべてのセッションを終了しました。
done-help-address = 新しいアドレスにリンクを送信し、以前のアドレスにもお知らせします。
done-help-withdrawn = 取り消しました。
done-address-changed = アカウントのアドレスが変わりました。サインインしています。
done-address-allowed = アカウントのアドレスが変わりました。新しいアドレスでサインインしてください。
done-address-said = 確認しました。もう一方のアドレスでも確認されると有効になります。
done-address-declined = 取り消しました。何も変更されていません。
address-title = アカウントのアドレスの変更
address-new-lead = { $name } さんのアカウントのアドレスを、{ $mail } に変更します（これまで：{ $old }）。
address-reason = 理由：{ $reason }
address-new-sure = { $name } さんご本人の場合だけ確認してください。アドレスを持つ人がアカウントを使えます。確認すると、開いているセッションとリンクは使えなくなります。
address-confirm = 自分のアカウントです
address-old-lead = { $name } さんのアカウントのアドレスを、{ $mail } に変更する申請があります（これまで：{ $old }）。
address-old-sure = 新しいアドレスでリンクが開かれると変更されます。お心当たりがない場合は、ここで取り消してください。
address-old-both = サービスの管理者のため、ここで許可し、新しいアドレスでリンクが開かれたときだけ変更されます。お心当たりがない場合は、取り消してください。
address-allow = 許可する
address-said = このアドレスでは確認済みです。もう一方のアドレスを待っています。
mail-help-link-subject = サポート：サインイン用リンク
mail-help-link-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、サインイン用のリンクをお送りします。理由：{ $reason }
    { $link }

    リンクは一度だけ、1日間有効です。お心当たりがない場合は、何もする必要はありません。
mail-help-password-subject = サポート：新しいパスワードの設定
mail-help-password-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、新しいパスワードを設定するリンクをお送りします。理由：{ $reason }
    { $link }

    リンクは一度だけ、1日間有効です。開いているセッションはすべて終了します。お心当たりがない場合は、何もする必要はありません。
mail-help-sessions-subject = セッションが終了しました
mail-help-sessions-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、あなたのアカウントのセッションをすべて終了しました。理由：{ $reason }

    続けるには、もう一度サインインしてください。保存された内容は残っています。
mail-address-old-subject = アカウントのアドレスの変更が申請されました
mail-address-old-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、あなたのアカウントのアドレスをこのアドレスから { $mail } に変更することを申請しました。理由：{ $reason }

    次のリンクから内容を確かめ、お心当たりがない場合は取り消してください。
    { $link }

    リンクは2日間有効です。
mail-address-new-subject = アカウントの新しいアドレスの確認
mail-address-new-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、あなたのアカウントのアドレスを { $old } からこのアドレスに変更することを申請しました。理由：{ $reason }

    次のリンクを開いて確認してください。
    { $link }

    リンクは2日間有効です。アカウントをお持ちでない場合は、リンクを開いて取り消すか、何もしないでください。
mail-address-changed-subject = アカウントのアドレスが変わりました
mail-address-changed-body =
    { $name } 様

    あなたのアカウントのアドレスは { $mail } になりました。今後はこのアドレスでサインインしてください。それまでのセッションとリンクは使えなくなりました。
help-log-joining = 別のアカウントとの統合を申請
help-log-joining-withdrawn = 統合を取り消し
help-log-joining-declined = メールの受信者が統合を取り消し
help-log-joined = 別のアカウントと統合
help-joined = このアカウントは別のアカウントに統合されました。内容はすべてそちらにあります。
help-joined-open = 残したアカウントを開く
joining-title = 同じ人の二つのアカウントを統合する
joining-step = 別のアカウントと統合する
joining-lead = { $name } さんのアカウントを残します。両方のアドレスがメールで確認すると、もう一方の内容がすべてこちらに移ります。その後、もう一方のアドレスは使われなくなり、{ $mail } でサインインします。
joining-other = もう一方のアカウントのアドレス
joining-look = 結果を確かめる
joining-plan = 統合の結果
joining-kept = 残すアカウント
joining-gone = 移して閉じるアカウント
joining-teams = チーム（以前のものを含む）
joining-juries = 審査員を務める公募
joining-sheets = 審査票
joining-roles = 役割
joining-sessions = 終了するセッション
joining-plans = 破棄される割り当て案
joining-history = 過去の記録は書かれたまま残り、残したアカウントの氏名で表示されます。
joining-hinders = 統合できない理由
joining-obstacle-service = もう一方はサービスの管理者ですが、こちらは管理者ではありません。もう一方のアカウントから始めてください。
joining-obstacle-judges = { $call }：一方は参加者（以前を含む）、もう一方は審査員です。
joining-obstacle-organises = { $call }：一方は主催者（以前を含む）、もう一方は参加者または審査員です。
joining-obstacle-follows = { $call }：一方は報道関係者または立会人、もう一方は参加者または審査員です。
joining-obstacle-roles = { $edition }：二つの役割は兼ねられません。
joining-obstacle-teams = { $call }：別々のチームに入っています。
joining-obstacle-sheets = { $call }：同じ作品の審査票がそれぞれにあります。
joining-obstacle-pairs = { $call }：同じ二つの最終候補をそれぞれ比べています。
joining-ask = 両方のアドレスに確認する
joining-waits = { $other } を { $kept } に統合する確認を待っています（{ $administrator } さんが{ $moment }に申請、{ $until }まで）。
joining-waits-for = 未確認：{ $mail }
joining-link-lead = { $other } のアカウントを、{ $name } さんのアカウント（{ $kept }）に統合します。内容はすべて移り、{ $other } はアカウントのアドレスではなくなります。
joining-link-sure = 両方のアカウントがご自身のものである場合だけ確認してください。両方のアドレスが確認するまで、何も移りません。
joining-confirm = 両方とも自分のものです
refused-joining = 現在の状態では、これらのアカウントを統合できません。何も変更されていません。
done-joining-asked = 両方のアドレスにリンクを送信します。
done-accounts-joined = 二つのアカウントを統合しました。残したアドレスでサインインしてください。
mail-joining-subject = 二つのアカウントの確認
mail-joining-body =
    { $name } 様

    このサービスの管理者である { $administrator } が、{ $other } のアカウントを { $kept } のアカウントに統合することを申請しました。どちらもあなたのものと考えられるためです。理由：{ $reason }

    次のリンクを開いて、確認または取り消しをしてください。
    { $link }

    リンクは2日間有効です。両方のアドレスが確認するまで、何も移りません。
mail-joined-subject = 二つのアカウントが統合されました
mail-joined-body =
    { $name } 様

    { $other } のアカウントが、あなたのアカウントに統合されました。今後は { $kept } でサインインしてください。もう一方のアドレスにアカウントはありません。
