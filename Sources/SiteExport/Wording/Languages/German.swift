extension Language {
  static let german = Language(
    tag: "de",
    responses: ResponseWords(
      single: "1 Antwort auf „{title}“",
      several: [.other: "{count} Antworten auf „{title}“"],
      plural: .oneOther,
      says: "{name} sagt:",
      reblogged: "Hat dies auf {name} rebloggt.",
      rebloggedAndCommented: "Hat dies auf {name} rebloggt und kommentiert:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} gefällt das.",
      reposts: "{name} hat das geteilt.",
      bookmarks: "{name} hat das als Lesezeichen gespeichert.",
      follows: "{name} folgt diesem Blog.",
      rating: "{rating} von 5",
      anonymous: "Anonym"),
    dates: DateWords(
      date: "j. F Y", time: "G:i", both: "{date} um {time} Uhr",
      months: [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
        "Oktober", "November", "Dezember",
      ]),
    layout: LayoutWords(
      skipToContent: "Zum Inhalt springen",
      mainMenu: "Hauptmenü",
      menu: "Menü",
      home: "Startseite",
      posts: "Beiträge",
      pages: "Seiten",
      newerPosts: "Neuere Beiträge",
      olderPosts: "Ältere Beiträge",
      page: "Seite {number}",
      categories: "Kategorien",
      tags: "Schlagwörter",
      byAuthor: "Von {name}",
      published: "Veröffentlicht",
      untitled: "Ohne Titel",
      protectedTitle: "Geschützt: {title}",
      protectedPost: "Dieser Beitrag ist passwortgeschützt.",
      pageNotFound: "Seite nicht gefunden"))
}
