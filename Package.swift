// swift-tools-version: 6.3
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .treatAllWarnings(as: .error),
]

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "wxr2",
  products: [
    .executable(name: "wxr2", targets: ["wxr2"]),
    .library(name: "WXR", targets: ["ByteInput", "SiteModel", "WXRReader"]),
    .library(name: "JSONExport", targets: ["JSONExport"]),
    .library(name: "SQLiteExport", targets: ["SQLiteExport"]),
    .library(name: "WXRExport", targets: ["WXRExport"]),
    .library(name: "ReportExport", targets: ["ReportExport"]),
    .library(name: "PHPSerialization", targets: ["SiteModel", "PHPSerialization"]),
    .library(
      name: "Conversion",
      targets: ["ArchiveInput", "ByteOutput", "Conversion", "Exporting", "RecordFilter"]),
    .library(name: "HTMLFragment", targets: ["HTMLFragment"]),
    .library(name: "MarkdownExport", targets: ["MarkdownExport", "PostContent"]),
    .library(
      name: "SiteExport", targets: ["ByteOutput", "Exporting", "PostContent", "SiteExport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    // A plugin for `scripts/docs`. No target uses it, so packages that depend on this one do not get it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Libraries of the system.
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CGlibc"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // What the stages share.
    module("SiteModel"),
    module("ByteText", ["CGlibc"]),
    module("CharacterReferences", ["ByteText"]),
    module("TextEncoding", ["ByteText"]),
    module("WXRFormat"),
    module("PHPSerialization", ["ByteText", "SiteModel"]),
    module("JSONValues", ["ByteText", "SiteModel"]),
    module("OrderedPipeline"),
    module("Exporting", ["SiteModel"]),
    module("FilePaths", [system]),

    // Reading.
    module("ByteInput", ["FilePaths", "SiteModel", system]),
    module(
      "ArchiveInput",
      [
        "ByteInput", "ByteText", "CArchive", "CZlib", "FilePaths", "SiteModel", "TextEncoding",
        "WXRFormat", system,
      ]),
    module(
      "WXRReader",
      [
        "ByteInput", "ByteText", "CLibXML2", "CharacterReferences", "JSONValues",
        "OrderedPipeline", "PHPSerialization", "SiteModel", "TextEncoding", "WXRFormat",
      ]),
    module("RecordFilter", ["ByteText", "CGlibc", "JSONValues", "PHPSerialization", "SiteModel"]),

    // Writing.
    module("ByteOutput", ["ByteText", "CGlibc", "FilePaths", system]),
    module("JSONExport", ["ByteOutput", "ByteText", "Exporting", "JSONValues", "SiteModel"]),
    module(
      "SQLiteExport",
      [
        "ByteOutput", "ByteText", "CSQLite", "Exporting", "FilePaths", "JSONExport", "JSONValues",
        "PostContent", "SiteModel", system,
      ]),
    module("Comparison", ["ByteOutput", "ByteText", "Exporting", "SiteModel"]),
    module(
      "WXRExport",
      [
        "ByteOutput", "ByteText", "CZlib", "CharacterReferences", "Exporting", "RecordFilter",
        "SiteModel", "WXRFormat", system,
      ]),
    module("HTMLFragment", ["ByteText", "CharacterReferences"]),
    module("PostContent", ["ByteText", "CharacterReferences", "JSONValues", "SiteModel"]),
    module("MarkdownExport", ["ByteText", "HTMLFragment", "PostContent"]),
    module(
      "SiteExport",
      [
        "ArchiveInput", "ByteInput", "ByteOutput", "ByteText", "CharacterReferences", "Exporting",
        "FilePaths", "HTMLFragment", "MarkdownExport", "OrderedPipeline", "PostContent",
        "SiteModel", system,
      ]),
    module("Inventory", ["ByteOutput", "ByteText", "Exporting", "PostContent", "SiteModel"]),
    module(
      "ReportExport",
      ["ByteOutput", "ByteText", "Exporting", "FilePaths", "Inventory", "PostContent", "SiteModel"]),

    // The run, and the command.
    module(
      "Conversion",
      [
        "ArchiveInput", "ByteInput", "ByteOutput", "ByteText", "Exporting", "FilePaths",
        "JSONValues", "OrderedPipeline", "RecordFilter", "SiteModel", "WXRReader", system,
      ]),
    .executableTarget(
      name: "wxr2",
      dependencies: [
        "ArchiveInput", "ByteInput", "ByteOutput", "ByteText", "CGlibc", "Comparison", "Conversion",
        "Exporting", "FilePaths",
        "Inventory", "JSONExport", "PostContent", "RecordFilter", "ReportExport", "SQLiteExport",
        "SiteExport",
        "SiteModel", "WXRExport", "WXRReader", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["ByteInput", "CArchive", "SiteModel", "WXRReader"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .executableTarget(
      name: "html-tree", dependencies: ["HTMLFragment"], path: "Tests/html-tree",
      swiftSettings: settings),
    .executableTarget(
      name: "body-rate",
      dependencies: ["ByteText", "HTMLFragment", "MarkdownExport", "PostContent"],
      path: "Tests/body-rate", swiftSettings: settings),
    tests("ArchiveInput", ["ByteInput", "SiteModel", "WXRReader", "TestSupport", system]),
    tests("ByteOutput", ["ByteText", system]),
    tests("ByteText"),
    tests("CharacterReferences", ["TestSupport"]),
    .testTarget(name: "CommandTests", dependencies: ["TestSupport"], swiftSettings: settings),
    tests("HTMLFragment", ["TestSupport"]),
    tests("JSONValues", ["SiteModel"]),
    .testTarget(
      name: "JSONExportTests",
      dependencies: ["JSONExport", "SiteModel", "TestSupport", "WXRReader"],
      exclude: ["Fixtures"], swiftSettings: settings),
    tests("MarkdownExport", ["ByteText", "PostContent", "TestSupport"]),
    tests("OrderedPipeline"),
    tests("PHPSerialization", ["SiteModel"]),
    tests("PostContent", ["SiteModel", "TestSupport"]),
    tests("RecordFilter", ["JSONValues", "PHPSerialization", "SiteModel", "TestSupport"]),
    tests("SQLiteExport", ["CSQLite", "SiteModel", "TestSupport", "WXRReader", system]),
    tests(
      "SiteExport",
      [
        "ByteOutput", "ByteText", "Exporting", "MarkdownExport", "PostContent", "SiteModel",
        "TestSupport", system,
      ]),
    tests("SiteModel"),
    tests("TextEncoding"),
    tests("WXRFormat"),
    tests("WXRReader", ["ByteInput", "SiteModel", "TestSupport"]),
  ])

/// A module of Sources/.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module.
func tests(_ module: String, _ others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: module + "Tests", dependencies: [.byName(name: module)] + others, swiftSettings: settings)
}

// The fuzz targets are there for `scripts/fuzz` alone. They need internals of WXRReader and
// libFuzzer's own `main`, so neither an ordinary build nor who depends on this package can see them.
if Context.environment["WXR2_FUZZING"] == "1" {
  let targets: [(name: String, dependencies: [Target.Dependency])] = [
    ("FuzzSplitter", ["ByteInput", "WXRReader"]),
    ("FuzzRepair", ["ByteInput", "SiteModel", "WXRFormat", "WXRReader"]),
    ("FuzzReader", ["ByteInput", "SiteModel", "WXRReader", "JSONExport", "TestSupport"]),
    ("FuzzWXR", ["ByteInput", "ByteText", "SiteModel", "TestSupport", "WXRExport", "WXRReader"]),
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
