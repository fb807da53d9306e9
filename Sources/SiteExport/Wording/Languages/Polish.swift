extension Language {
  static let polish = Language(
    tag: "pl",
    responses: ResponseWords(
      single: "1 odpowiedź do „{title}”",
      several: [.few: "{count} odpowiedzi do „{title}”", .many: "{count} odpowiedzi do „{title}”"],
      plural: .polish,
      says: "{name} pisze:",
      reblogged: "Udostępniono na blogu {name}.",
      rebloggedAndCommented: "Udostępniono na blogu {name} i skomentowano:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} lubi to.",
      reposts: "{name} udostępnia to dalej.",
      bookmarks: "{name} ma to w zakładkach.",
      follows: "{name} obserwuje ten blog.",
      rating: "{rating} na 5",
      anonymous: "Anonim"),
    dates: DateWords(
      date: "j F Y", time: "H:i", both: "{date} o {time}",
      months: [
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia",
        "września", "października", "listopada", "grudnia",
      ]),
    layout: LayoutWords(
      skipToContent: "Przejdź do treści",
      mainMenu: "Menu główne",
      menu: "Menu",
      home: "Strona główna",
      posts: "Wpisy",
      pages: "Strony",
      newerPosts: "Nowsze wpisy",
      olderPosts: "Starsze wpisy",
      page: "Strona {number}",
      categories: "Kategorie",
      tags: "Tagi",
      byAuthor: "Autor: {name}",
      published: "Opublikowano",
      untitled: "Bez tytułu",
      protectedTitle: "Zabezpieczone: {title}",
      protectedPost: "Ten wpis jest zabezpieczony hasłem.",
      pageNotFound: "Nie znaleziono strony"))
}
