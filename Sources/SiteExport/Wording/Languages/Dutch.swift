extension Language {
  static let dutch = Language(
    tag: "nl",
    responses: ResponseWords(
      single: "1 reactie op “{title}”",
      several: [.other: "{count} reacties op “{title}”"],
      plural: .oneOther,
      says: "{name} schreef:",
      reblogged: "Heeft dit herblogd op {name}.",
      rebloggedAndCommented: "Heeft dit herblogd op {name} en reageerde:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} vindt dit leuk.",
      reposts: "{name} heeft dit gedeeld.",
      bookmarks: "{name} heeft dit als bladwijzer bewaard.",
      follows: "{name} volgt dit blog.",
      rating: "{rating} van 5",
      anonymous: "Anoniem"),
    dates: DateWords(
      date: "j F Y", time: "H:i", both: "{date} om {time}",
      months: [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
        "oktober", "november", "december",
      ]),
    layout: LayoutWords(
      skipToContent: "Naar de inhoud springen",
      mainMenu: "Hoofdmenu",
      menu: "Menu",
      home: "Home",
      posts: "Berichten",
      pages: "Pagina’s",
      newerPosts: "Nieuwere berichten",
      olderPosts: "Oudere berichten",
      page: "Pagina {number}",
      categories: "Categorieën",
      tags: "Tags",
      byAuthor: "Door {name}",
      published: "Gepubliceerd",
      untitled: "Zonder titel",
      protectedTitle: "Beveiligd: {title}",
      protectedPost: "Dit bericht is met een wachtwoord beveiligd.",
      pageNotFound: "Pagina niet gevonden"))
}
