/// The MIME types that the endings of file names stand for.
///
/// - Source: wordpress-develop, `wp_get_mime_types`; the types of other files as IANA has them.
enum MIMETypes {
  /// An SQL expression for the type of an ending in small letters; empty for an unknown one.
  static func expression(_ ending: String) -> String {
    let cases = types.map { type in
      let endings = type.endings.split(separator: " ").map { "'\($0)'" }.joined(separator: ", ")
      return "WHEN e IN (\(endings)) THEN '\(type.name)'"
    }
    // SQL has no name for a value within an expression, so it is a subquery of one row.
    return "(SELECT CASE \(cases.joined(separator: " ")) ELSE '' END FROM (SELECT \(ending) AS e))"
  }

  private static let types: [(endings: String, name: String)] = [
    ("jpg jpeg jpe", "image/jpeg"), ("gif", "image/gif"), ("png", "image/png"),
    ("bmp", "image/bmp"), ("tiff tif", "image/tiff"), ("webp", "image/webp"),
    ("avif", "image/avif"), ("ico", "image/x-icon"), ("heic", "image/heic"),
    ("heif", "image/heif"), ("svg svgz", "image/svg+xml"), ("jxl", "image/jxl"),
    ("asf asx", "video/x-ms-asf"), ("wmv", "video/x-ms-wmv"), ("avi", "video/avi"),
    ("flv", "video/x-flv"), ("mov qt", "video/quicktime"), ("mpeg mpg mpe", "video/mpeg"),
    ("mp4 m4v", "video/mp4"), ("ogv", "video/ogg"), ("webm", "video/webm"),
    ("mkv", "video/x-matroska"), ("3gp 3gpp", "video/3gpp"), ("3g2 3gp2", "video/3gpp2"),
    ("txt asc c cc h srt log", "text/plain"), ("csv", "text/csv"),
    ("tsv", "text/tab-separated-values"), ("ics", "text/calendar"), ("css", "text/css"),
    ("htm html", "text/html"), ("vtt", "text/vtt"), ("md", "text/markdown"), ("xml", "text/xml"),
    ("mp3 m4a m4b", "audio/mpeg"), ("aac", "audio/aac"), ("ra ram", "audio/x-realaudio"),
    ("wav", "audio/wav"), ("ogg oga opus", "audio/ogg"), ("flac", "audio/flac"),
    ("mid midi", "audio/midi"), ("wma", "audio/x-ms-wma"), ("aif aiff", "audio/aiff"),
    ("rtf", "application/rtf"), ("js", "application/javascript"), ("pdf", "application/pdf"),
    ("json", "application/json"), ("tar", "application/x-tar"), ("zip", "application/zip"),
    ("gz gzip", "application/x-gzip"), ("rar", "application/rar"),
    ("7z", "application/x-7z-compressed"), ("epub", "application/epub+zip"),
    ("psd", "application/octet-stream"), ("gpx", "application/gpx+xml"),
    ("kml", "application/vnd.google-earth.kml+xml"), ("doc", "application/msword"),
    ("pot pps ppt", "application/vnd.ms-powerpoint"),
    ("xla xls xlt xlw", "application/vnd.ms-excel"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("ppsx", "application/vnd.openxmlformats-officedocument.presentationml.slideshow"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("odp", "application/vnd.oasis.opendocument.presentation"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odg", "application/vnd.oasis.opendocument.graphics"),
    ("key", "application/vnd.apple.keynote"), ("numbers", "application/vnd.apple.numbers"),
    ("pages", "application/vnd.apple.pages"), ("woff", "font/woff"), ("woff2", "font/woff2"),
    ("ttf", "font/ttf"), ("otf", "font/otf"),
  ]
}
