import SiteExport
import SiteModel
import Testing

/// The words of a site, in each language.
@Suite struct SiteWordsTests {
  static let languages = SiteWords.languageTags

  @Test(arguments: [
    ("de", "de", "Menü"), ("de-DE", "de-DE", "Menü"), ("de_DE_formal", "de-DE", "Menü"),
    ("de-CH-informal", "de-CH", "Menü"), ("DE-at", "de-AT", "Menü"), (" de ", "de", "Menü"),
    ("de_DE.UTF-8", "de-DE", "Menü"), ("de_DE@euro", "de-DE", "Menü"),
    ("en-GB", "en-GB", "Menu"), ("es-CO", "es-CO", "Menú"), ("es_419", "es-419", "Menú"),
    ("pt_PT_ao90", "pt-PT", "Menu"), ("iw", "he", "תפריט"), ("he_IL", "he-IL", "תפריט"),
    ("fa-IR", "fa-IR", "فهرست"), ("ary", "ary", "القائمة"), ("ja", "ja", "メニュー"),
    ("ko-KR", "ko-KR", "메뉴"), ("zh", "zh", "菜单"), ("zh_CN", "zh-CN", "菜单"),
    ("zh-Hans", "zh-Hans", "菜单"), ("zh-hans-tw", "zh-Hans-TW", "菜单"), ("zh-TW", "zh-TW", "選單"),
    ("zh_HK", "zh-HK", "選單"), ("zh-hant", "zh-Hant", "選單"),
    // The words are English, and the content is what it is.
    ("sv-SE", "sv-SE", "Menu"), ("ckb", "ckb", "Menu"), ("ca_valencia", "ca-valencia", "Menu"),
    ("sr-Latn-RS", "sr-Latn-RS", "Menu"),
    // No language.
    ("", "en", "Menu"), ("-", "en", "Menu"), ("d", "en", "Menu"), ("deutsch", "en", "Menu"),
    ("1e", "en", "Menu"), ("d\u{E9}", "en", "Menu"), ("en\"><script>", "en", "Menu"),
    ("de-\"><script>", "de", "Menü"),
  ])
  func takesWhatArchivesAndUsersWrite(language: String, tag: String, menu: String) {
    let words = SiteWords(language: language)
    #expect(words.languageTag == tag)
    #expect(words.layout.menu == menu)
  }

  @Test func tellsPortugueseOfPortugalFromThatOfBrazil() {
    #expect(SiteWords(language: "pt-BR").layout.posts == "Posts")
    for other in ["pt", "pt-PT", "pt_AO"] {
      #expect(SiteWords(language: other).layout.posts == "Artigos")
    }
  }

  @Test(arguments: [
    ("ar", true), ("arz", true), ("he-IL", true), ("iw", true), ("fa_IR", true), ("ur", true),
    ("ckb", true), ("az-Arab", true), ("en", false), ("", false), ("ur-Latn", false),
    ("ja", false), ("az", false),
  ])
  func knowsTheDirection(language: String, isRightToLeft: Bool) {
    #expect(SiteWords(language: language).isRightToLeft == isRightToLeft)
  }

  @Test(arguments: [
    ("en", 1, "One response to “T”"), ("en", 0, "0 responses to “T”"),
    ("en", 8, "8 responses to “T”"), ("en", 1234, "1234 responses to “T”"),
    ("de", 1, "1 Antwort auf „T“"), ("de", 2, "2 Antworten auf „T“"),
    ("fr", 0, "0 réponse à «\u{A0}T\u{A0}»"), ("fr", 2, "2 réponses à «\u{A0}T\u{A0}»"),
    ("pt-BR", 0, "0 resposta para “T”"), ("pt-PT", 0, "0 respostas a «T»"),
    ("ja", 1, "「T」への1件のフィードバック"), ("ja", 21, "「T」への21件のフィードバック"),
    ("ru", 1, "1 ответ на «T»"), ("ru", 21, "21 ответ на «T»"), ("ru", 3, "3 ответа на «T»"),
    ("ru", 22, "22 ответа на «T»"), ("ru", 5, "5 ответов на «T»"), ("ru", 0, "0 ответов на «T»"),
    ("ru", 11, "11 ответов на «T»"), ("ru", 12, "12 ответов на «T»"),
    ("ru", 111, "111 ответов на «T»"), ("ru", 101, "101 ответ на «T»"),
    ("pl", 1, "1 odpowiedź do „T”"), ("pl", 22, "22 odpowiedzi do „T”"),
    ("ar", 0, "لا توجد ردود على «T»"), ("ar", 1, "رد واحد (1) على «T»"),
    ("ar", 2, "ردان (2) على «T»"),
    ("ar", 3, "3 ردود على «T»"), ("ar", 10, "10 ردود على «T»"), ("ar", 11, "11 ردًا على «T»"),
    ("ar", 99, "99 ردًا على «T»"), ("ar", 100, "100 رد على «T»"), ("ar", 102, "102 رد على «T»"),
    ("ar", 103, "103 ردود على «T»"), ("he", 1, "תגובה 1 על ”T”"),
    ("he", 2, "2 תגובות על ”T”"), ("he", 20, "20 תגובות על ”T”"),
  ])
  func countsResponses(language: String, count: Int, heading: String) {
    #expect(SiteWords(language: language).responses.heading(count: count, title: "T") == heading)
  }

  @Test(arguments: languages) func headsAnyNumberOfResponses(language: String) {
    let responses = SiteWords(language: language).responses
    for count in 0...1200 {
      let heading = responses.heading(count: count, title: "{count}")
      #expect(heading.contains("{count}"), "a title stays as it is")
      #expect(!heading.contains("{title}"))
      if count > 2 { #expect(heading.contains("\(count)")) }
    }
  }

  @Test(arguments: languages) func hasTheSameWordsAndPlacesAsEnglish(language: String) {
    let english = SiteWords(language: "en").list
    let words = SiteWords(language: language).list
    #expect(words.map(\.key) == english.map(\.key))
    for (word, model) in zip(words, english) {
      #expect(!word.text.isEmpty && !word.text.contains("\n"))
      #expect(places(in: word.text) == places(in: model.text), "\(word.key)")
    }
  }

  @Test func listsEachKeyOnce() {
    let keys = SiteWords(language: "").list.map(\.key)
    #expect(Set(keys).count == keys.count)
  }

  @Test func putsNamesWhereTheLanguageHasThem() {
    let german = SiteWords(language: "de").responses.rebloggedAndCommented
    #expect(german.before == "Hat dies auf ")
    #expect(german.after == " rebloggt und kommentiert:")
    #expect(german.filled(["name": "B"]) == "Hat dies auf B rebloggt und kommentiert:")
    let spanish = SiteWords(language: "es").responses.likes
    #expect((spanish.before, spanish.after) == ("A ", " le gusta esto."))
  }

  @Test(arguments: [
    ("en", "May 3, 2014", "May 3, 2014 at 2:05 pm"),
    ("de", "3. Mai 2014", "3. Mai 2014 um 14:05 Uhr"),
    ("fr", "3 mai 2014", "3 mai 2014 à 14 h 05 min"),
    ("es", "3 de mayo de 2014", "3 de mayo de 2014 a las 14:05"),
    ("pt-BR", "3 de maio de 2014", "3 de maio de 2014 às 14:05"),
    ("pt", "3 de maio de 2014", "3 de maio de 2014 às 14:05"),
    ("it", "3 maggio 2014", "3 maggio 2014 alle 14:05"),
    ("nl", "3 mei 2014", "3 mei 2014 om 14:05"),
    ("pl", "3 maja 2014", "3 maja 2014 o 14:05"),
    ("ru", "03.05.2014", "03.05.2014 в 14:05"),
    ("ja", "2014年5月3日", "2014年5月3日 2:05 PM"),
    ("zh-CN", "2014年5月3日", "2014年5月3日 下午2:05"),
    ("zh-TW", "2014 年 5 月 3 日", "2014 年 5 月 3 日 下午 2:05"),
    ("ko", "2014년 5월 3일", "2014년 5월 3일 오후 2:05"),
    ("tr", "03 Mayıs 2014", "03 Mayıs 2014, 14:05"),
    ("ar", "3 مايو، 2014", "3 مايو، 2014 الساعة 2:05 م"),
    ("he", "3 במאי 2014", "3 במאי 2014 בשעה 14:05"),
    ("fa", "می 3, 2014", "می 3, 2014 در 2:05 ب.ظ"),
  ])
  func writesDates(language: String, date: String, dateAndTime: String) throws {
    let time = try #require(
      DateTime(year: 2014, month: 5, day: 3, hour: 14, minute: 5, second: 9))
    let dates = SiteWords(language: language).dates
    #expect(dates.date(time) == date)
    #expect(dates.dateAndTime(time) == dateAndTime)
  }

  @Test(arguments: [
    (0, "12:07 am"), (1, "1:07 am"), (11, "11:07 am"), (12, "12:07 pm"), (23, "11:07 pm"),
  ])
  func hasTwoHalvesOfADay(hour: Int, time: String) throws {
    let date = try #require(
      DateTime(year: 2014, month: 12, day: 31, hour: hour, minute: 7, second: 0))
    let dates = SiteWords(language: "en").dates
    #expect(dates.dateAndTime(date) == "December 31, 2014 at \(time)")
  }

  @Test(arguments: languages) func tellsEachDayFromTheOthers(language: String) {
    let dates = SiteWords(language: language).dates
    var texts: Set<String> = []
    for month in 1...12 {
      for day in 1...31 {
        guard
          let date = DateTime(year: 2024, month: month, day: day, hour: 0, minute: 0, second: 0)
        else { continue }
        #expect(dates.dateAndTime(date).hasPrefix(dates.date(date)))
        #expect(texts.insert(dates.date(date)).inserted)
      }
    }
    #expect(texts.count == 366)
    #expect(Set(dates.months).count == 12)
  }

  /// The places in braces.
  private func places(in text: String) -> [String] {
    text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }
  }
}
