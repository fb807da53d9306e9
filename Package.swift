// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "wxr2",
  products: [
    .executable(name: "wxr2", targets: ["wxr2"]),
    .library(name: "WXR", targets: ["SiteModel", "WXRReader"]),
    .library(name: "JSONExport", targets: ["JSONExport"]),
    .library(name: "SQLiteExport", targets: ["SQLiteExport"]),
    .library(name: "PHPSerialization", targets: ["SiteModel", "PHPSerialization"]),
    .library(
      name: "Conversion", targets: ["ArchiveInput", "Conversion", "Exporting", "RecordFilter"]),
    .library(name: "HTMLFragment", targets: ["HTMLFragment"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CGlibc"),

    .target(name: "SiteModel", swiftSettings: settings),
    .target(name: "ByteText", swiftSettings: settings),
    .target(
      name: "CharacterReferences", dependencies: ["ByteText"], swiftSettings: settings),
    .target(
      name: "HTMLFragment", dependencies: ["ByteText", "CharacterReferences"],
      swiftSettings: settings),
    .target(name: "TextEncoding", dependencies: ["ByteText"], swiftSettings: settings),
    .target(name: "WXRFormat", swiftSettings: settings),
    .target(
      name: "PHPSerialization", dependencies: ["ByteText", "SiteModel"], swiftSettings: settings),
    .target(
      name: "WXRReader",
      dependencies: [
        "ByteText",
        "CLibXML2", "CharacterReferences", "PHPSerialization", "SiteModel", "TextEncoding",
        "WXRFormat",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "ByteOutput",
      dependencies: [
        "ByteText", "CGlibc", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "JSONExport", dependencies: ["ByteText", "Exporting", "SiteModel", "ByteOutput"],
      swiftSettings: settings),
    .target(
      name: "SQLiteExport",
      dependencies: [
        "ByteText", "Exporting",
        "CSQLite", "CharacterReferences", "SiteModel", "ByteOutput", "JSONExport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "ArchiveInput",
      dependencies: [
        "ByteText",
        "CArchive", "CZlib", "SiteModel", "TextEncoding", "WXRFormat", "WXRReader",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .target(
      name: "RecordFilter", dependencies: ["ByteText", "PHPSerialization", "SiteModel"],
      swiftSettings: settings),
    .target(
      name: "PostContent", dependencies: ["ByteText", "CharacterReferences", "SiteModel"],
      swiftSettings: settings),
    .target(
      name: "MarkdownExport",
      dependencies: [
        "ByteText",
        "ByteOutput", "CharacterReferences", "HTMLFragment", "PostContent", "SiteModel",
      ],
      swiftSettings: settings),

    .target(name: "Exporting", dependencies: ["SiteModel"], swiftSettings: settings),
    .target(
      name: "Inventory", dependencies: ["ByteOutput", "ByteText", "Exporting", "SiteModel"],
      swiftSettings: settings),
    .target(
      name: "Conversion",
      dependencies: [
        "ArchiveInput", "ByteOutput", "Exporting", "RecordFilter", "SiteModel", "WXRReader",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),

    .executableTarget(
      name: "wxr2",
      dependencies: [
        "ByteText",
        "CGlibc", "SiteModel", "ArchiveInput", "WXRReader", "RecordFilter", "ByteOutput",
        "Conversion",
        "Exporting", "Inventory",
        "JSONExport", "MarkdownExport", "PostContent", "SQLiteExport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["CArchive", "SiteModel", "WXRReader"],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    .testTarget(
      name: "CharacterReferencesTests", dependencies: ["CharacterReferences"],
      swiftSettings: settings),
    .executableTarget(
      name: "html-tree", dependencies: ["HTMLFragment"], path: "Tests/html-tree",
      swiftSettings: settings),
    .executableTarget(
      name: "body-rate",
      dependencies: ["ByteText", "ByteOutput", "HTMLFragment", "MarkdownExport", "PostContent"],
      path: "Tests/body-rate", swiftSettings: settings),
    .testTarget(
      name: "HTMLFragmentTests", dependencies: ["HTMLFragment"], swiftSettings: settings),
    .testTarget(
      name: "TextEncodingTests", dependencies: ["TextEncoding"], swiftSettings: settings),
    .testTarget(name: "SiteModelTests", dependencies: ["SiteModel"], swiftSettings: settings),
    .testTarget(
      name: "PHPSerializationTests", dependencies: ["PHPSerialization", "SiteModel"],
      swiftSettings: settings),
    .testTarget(name: "WXRFormatTests", dependencies: ["WXRFormat"], swiftSettings: settings),
    .testTarget(
      name: "WXRReaderTests", dependencies: ["SiteModel", "WXRReader", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ArchiveInputTests",
      dependencies: ["SiteModel", "WXRReader", "ArchiveInput", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "RecordFilterTests", dependencies: ["PHPSerialization", "SiteModel", "RecordFilter"],
      swiftSettings: settings),
    .testTarget(
      name: "JSONExportTests",
      dependencies: ["SiteModel", "WXRReader", "JSONExport", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: settings),
    .testTarget(
      name: "SQLiteExportTests",
      dependencies: [
        "CSQLite", "SiteModel", "WXRReader", "SQLiteExport", "TestSupport",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "PostContentTests", dependencies: ["SiteModel", "PostContent"],
      swiftSettings: settings),
    .testTarget(
      name: "MarkdownExportTests",
      dependencies: ["ByteText", "ByteOutput", "MarkdownExport", "PostContent", "SiteModel"],
      swiftSettings: settings),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ])

// The fuzz targets are there for `scripts/fuzz` alone. They need internals of WXRReader and
// libFuzzer's own `main`, so neither an ordinary build nor who depends on this package can see them.
if Context.environment["WXR2_FUZZING"] == "1" {
  let targets: [(name: String, dependencies: [Target.Dependency])] = [
    ("FuzzSplitter", ["WXRReader"]),
    ("FuzzRepair", ["SiteModel", "WXRReader"]),
    ("FuzzReader", ["SiteModel", "WXRReader", "JSONExport", "TestSupport"]),
    ("FuzzPHP", ["SiteModel", "PHPSerialization", "JSONExport"]),
    ("FuzzText", ["CharacterReferences", "TextEncoding"]),
    ("FuzzHTML", ["HTMLFragment"]),
    ("FuzzContent", ["SiteModel", "PostContent"]),
    (
      "FuzzMarkdown", ["ByteText", "CMarkGFM", "HTMLFragment", "MarkdownExport", "PostContent"]
    ),
  ]
  package.targets.append(.systemLibrary(name: "CMarkGFM", path: "Fuzzing/CMarkGFM"))
  package.targets.append(
    .target(name: "FuzzSupport", path: "Fuzzing/FuzzSupport", swiftSettings: settings))
  for target in targets {
    package.targets.append(
      .executableTarget(
        name: target.name, dependencies: target.dependencies + ["FuzzSupport"],
        path: "Fuzzing/\(target.name)", swiftSettings: settings))
  }
}
