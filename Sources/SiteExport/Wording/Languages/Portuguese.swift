extension Language {
  static let portuguese = Language(
    tag: "pt",
    responses: ResponseWords(
      single: "1 resposta a «{title}»",
      several: [.other: "{count} respostas a «{title}»"],
      plural: .oneOther,
      says: "{name} diz:",
      reblogged: "Republicou isto em {name}.",
      rebloggedAndCommented: "Republicou isto em {name} e comentou:",
      pingback: "Pingback: {title}",
      trackback: "Trackback: {title}",
      likes: "{name} gosta disto.",
      reposts: "{name} partilhou isto.",
      bookmarks: "{name} guardou isto nos favoritos.",
      follows: "{name} segue este blogue.",
      rating: "{rating} de 5",
      anonymous: "Anónimo"),
    dates: DateWords(
      date: #"j \d\e F \d\e Y"#, time: "G:i", both: "{date} às {time}",
      months: [
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro",
      ]),
    layout: LayoutWords(
      skipToContent: "Saltar para o conteúdo",
      mainMenu: "Menu principal",
      menu: "Menu",
      home: "Início",
      posts: "Artigos",
      pages: "Páginas",
      newerPosts: "Artigos mais recentes",
      olderPosts: "Artigos mais antigos",
      page: "Página {number}",
      categories: "Categorias",
      tags: "Etiquetas",
      byAuthor: "Por {name}",
      published: "Publicado",
      untitled: "Sem título",
      protectedTitle: "Protegido: {title}",
      protectedPost: "Este artigo está protegido por palavra-passe.",
      pageNotFound: "Página não encontrada"))
}
