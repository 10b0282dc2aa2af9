// Makes the sample Magento store: `dotnet run samples/generate.cs`, from anywhere.
//
//   catalog/*.json   what the shop sells, in order of entity id      -> store/export/*.csv
//   shapes.json      drawings, as SVG paths on a board of 100 x 100  -> store/media/catalog/product/
//   the notes in the catalogue                                       -> the table in README.md
//
// The same input gives the same bytes: no clock, no chance, no fonts. `--check` writes nothing and fails if a file differs.
#:package SkiaSharp
#:package SkiaSharp.NativeAssets.Linux.NoDependencies

#pragma warning disable MA0047 // A program of one file has no namespace: it has no neighbours.

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SkiaSharp;

var samples = (string?)AppContext.GetData("EntryPointFileDirectoryPath") ?? "samples";
var output = new Output(samples, check: args.Contains("--check"));
var items = Catalogue.Read(Path.Combine(samples, "catalog"));
var people = Json.Read(Path.Combine(samples, "customers.json")).AsObject();
var painter = new Painter(Json.Read(Path.Combine(samples, "shapes.json")).AsObject());

output.Csv("catalog_product.csv", Columns.Product, items.SelectMany(item => item.Rows()));
output.Csv("advanced_pricing.csv", Columns.Pricing, items.SelectMany(item => item.Tiers()));
output.Csv("stock_sources.csv", Columns.Sources, items.SelectMany(item => item.Sources()));
output.Csv("customer.csv", Columns.Customer, Json.Rows(people["customers"], Columns.Customer, People.Complete));
output.Csv("customer_address.csv", Columns.Address, Json.Rows(people["addresses"], Columns.Address, static (_, row) => row));

foreach (var picture in items.SelectMany(item => item.Pictures).Where(picture => !picture.Missing).DistinctBy(picture => picture.File))
    output.Write("store/media/catalog/product" + picture.File, painter.Paint(picture));

output.Table("README.md", items);
return output.Finish(items.Count);

/// <summary>The header rows of the real exports. The product one is Adobe Commerce's: Open Source lacks the two deferred and the thirteen gift card columns.</summary>
internal static class Columns
{
    public static readonly string[] Product = Split(
        "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,short_description,weight,product_online,tax_class_name,visibility,price,special_price,special_price_from_date,special_price_to_date,url_key,meta_title,meta_keywords,meta_description,base_image,base_image_label,small_image,small_image_label,thumbnail_image,thumbnail_image_label,swatch_image,swatch_image_label,created_at,updated_at,new_from_date,new_to_date,display_product_options_in,map_price,msrp_price,map_enabled,gift_message_available,custom_design,custom_design_from,custom_design_to,custom_layout_update,page_layout,product_options_container,msrp_display_actual_price_type,country_of_manufacture,additional_attributes,qty,out_of_stock_qty,use_config_min_qty,is_qty_decimal,allow_backorders,use_config_backorders,min_cart_qty,use_config_min_sale_qty,max_cart_qty,use_config_max_sale_qty,is_in_stock,notify_on_stock_below,use_config_notify_stock_qty,manage_stock,use_config_manage_stock,use_config_qty_increments,qty_increments,use_config_enable_qty_inc,enable_qty_increments,is_decimal_divided,website_id,deferred_stock_update,use_config_deferred_stock_update,related_skus,related_position,crosssell_skus,crosssell_position,upsell_skus,upsell_position,additional_images,additional_image_labels,hide_from_product_page,custom_options,"
        + "giftcard_type,giftcard_allow_open_amount,giftcard_open_amount_min,giftcard_open_amount_max,giftcard_amount,use_config_is_redeemable,giftcard_is_redeemable,use_config_lifetime,giftcard_lifetime,use_config_allow_message,giftcard_allow_message,use_config_email_template,giftcard_email_template,"
        + "bundle_price_type,bundle_sku_type,bundle_price_view,bundle_weight_type,bundle_values,bundle_shipment_type,associated_skus,downloadable_links,downloadable_samples,configurable_variations,configurable_variation_labels");

    public static readonly string[] Pricing = Split("sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type");
    public static readonly string[] Sources = Split("source_code,sku,status,quantity");
    public static readonly string[] Customer = Split("email,_website,_store,website_id,store_id,created_in,prefix,firstname,middlename,lastname,suffix,group_id,dob,password_hash,rp_token,rp_token_created_at,taxvat,confirmation,created_at,gender,disable_auto_group_change,updated_at,failures_num,first_failure,lock_expires,loyalty_tier,shoe_size,password");
    public static readonly string[] Address = Split("_website,_email,_entity_id,city,company,country_id,fax,firstname,lastname,middlename,postcode,prefix,region,region_id,street,suffix,telephone,vat_id,vat_is_valid,vat_request_date,vat_request_id,vat_request_success,_address_default_billing_,_address_default_shipping_");

    /// <summary>What a real export holds in a row that says nothing else.</summary>
    public static readonly IReadOnlyDictionary<string, string> Defaults = Pairs(
        "product_websites=base;product_online=1;tax_class_name=Taxable Goods;visibility=Catalog, Search;display_product_options_in=Block after Info Column;msrp_display_actual_price_type=Use config;"
        + "qty=0.0000;out_of_stock_qty=0.0000;use_config_min_qty=1;is_qty_decimal=0;allow_backorders=0;use_config_backorders=1;min_cart_qty=1;use_config_min_sale_qty=1;max_cart_qty=10000;use_config_max_sale_qty=1;is_in_stock=1;use_config_notify_stock_qty=1;manage_stock=1;use_config_manage_stock=1;use_config_qty_increments=1;qty_increments=0.0000;use_config_enable_qty_inc=1;enable_qty_increments=0;is_decimal_divided=0;website_id=0;deferred_stock_update=0;use_config_deferred_stock_update=1");

    /// <summary>What a type sets otherwise than <see cref="Defaults"/>, as the recordings show.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> OfType = new Dictionary<string, IReadOnlyDictionary<string, string>>
    {
        ["configurable"] = Pairs("price=0.000000"),
        ["grouped"] = Pairs("tax_class_name=;msrp_display_actual_price_type="),
        ["bundle"] = Pairs("bundle_price_view=Price range;bundle_shipment_type=together"),
        ["giftcard"] = Pairs("tax_class_name=;msrp_display_actual_price_type=;use_config_is_redeemable=1;use_config_lifetime=1;use_config_allow_message=1;use_config_email_template=1;giftcard_allow_open_amount=0"),
    };

    /// <summary>Columns whose entries are parted by a bar; all other lists are parted by commas, even downloadable_samples.</summary>
    public static readonly IReadOnlySet<string> Barred = new HashSet<string> { "bundle_values", "custom_options", "downloadable_links", "configurable_variations" };

    public static string Number(string column, decimal value) => column switch
    {
        "price" or "special_price" or "msrp_price" or "map_price" or "weight" => value.ToString("F6", CultureInfo.InvariantCulture),
        "qty" or "out_of_stock_qty" or "qty_increments" => value.ToString("F4", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string[] Split(string header) => header.Split(',');

    private static Dictionary<string, string> Pairs(string text) =>
        text.Split(';').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
}

/// <summary>A drawing in a product's gallery. Missing: the export names it, the media folder lacks it.</summary>
internal sealed record Picture(string File, string Label, bool Hidden, bool Missing, string Roles, string Shape, string Tint, string View)
{
    /// <summary>Magento spreads files over folders named after the first two characters.</summary>
    public static Picture From(JsonObject json, string sku, int number)
    {
        var name = json.Text("file") ?? $"{Names.Slug(sku)}-{number}.png";
        return new Picture($"/{name[0]}/{name[1]}/{name}", json.Text("label") ?? "", json.Flag("hidden"), json.Flag("missing"),
            json.Text("roles") ?? (number == 1 ? "base" : ""), json.Text("draw") ?? "box", json.Text("tint") ?? "#7a8b6f", json.Text("view") ?? "front");
    }
}

/// <summary>One product: its rows in the export, its pictures, tiers and sources.</summary>
internal sealed class Item(JsonObject json, int number)
{
    private static readonly HashSet<string> Own = ["sku", "type", "set", "note", "attributes", "images", "stores", "sources", "tiers", "super", "variants", "variant"];

    public string Sku { get; } = json.Text("sku")!;

    public string Type { get; } = json.Text("type") ?? "simple";

    /// <summary>What the product exercises, and what a migration must do with it.</summary>
    public (string Exercises, string Must)? Note { get; } = json["note"] is JsonArray note ? ((string)note[0]!, (string)note[1]!) : null;

    public IReadOnlyList<Picture> Pictures { get; } =
        [.. (json["images"]?.AsArray() ?? []).Select((image, index) => Picture.From(image!.AsObject(), json.Text("sku")!, index + 1))];

    public IEnumerable<string[]> Rows()
    {
        var values = new Dictionary<string, string>(Columns.Defaults);
        foreach (var (column, value) in Columns.OfType.GetValueOrDefault(Type) ?? new Dictionary<string, string>())
            values[column] = value;
        values["created_at"] = values["updated_at"] = $"3/{1 + number / 40}/26, {8 + number % 4}:{10 + number % 50} AM";
        values["url_key"] = Names.Slug(json.Text("name") ?? Sku);
        Gallery(values);
        Variations(values);
        Fill(values, json);
        yield return Row(values);

        foreach (var (store, overridden) in json["stores"]?.AsObject() ?? [])
        {
            var own = new Dictionary<string, string> { ["store_view_code"] = store };
            Fill(own, overridden!.AsObject());
            yield return Row(own);
        }
    }

    public IEnumerable<string[]> Tiers() =>
        (json["tiers"]?.AsArray() ?? []).Select(tier => tier!.AsArray().Select(cell => (string)cell!).Prepend(Sku).ToArray());

    /// <summary>Bundles and grouped products own no stock; a configurable has a row of nothing.</summary>
    public IEnumerable<string[]> Sources()
    {
        if (Type is "bundle" or "grouped")
            return [];
        var sources = json["sources"]?.AsObject() ?? new JsonObject { ["default"] = json["qty"]?.DeepClone() ?? 0m };
        return sources.Select(source => new[] { source.Key, Sku, "1", source.Value is JsonValue value && value.TryGetValue<decimal>(out var quantity) ? Columns.Number("qty", quantity) : (string)source.Value! });
    }

    private string[] Row(Dictionary<string, string> values)
    {
        (values["sku"], values["attribute_set_code"], values["product_type"]) = (Sku, json.Text("set") ?? "Default", Type);
        var unknown = values.Keys.Except(Columns.Product).FirstOrDefault();
        return unknown is null ? [.. Columns.Product.Select(column => values.GetValueOrDefault(column, ""))]
            : throw new InvalidDataException($"{Sku}: Magento's product export has no column {unknown}.");
    }

    private static void Fill(Dictionary<string, string> values, JsonObject json)
    {
        foreach (var (column, value) in json)
        {
            if (!Own.Contains(column))
                values[column] = Cell(column, value!);
        }

        if (json["attributes"] is JsonObject attributes)
            values["additional_attributes"] = string.Join(',', attributes.Select(pair => $"{pair.Key}={(pair.Value is JsonArray many ? string.Join('|', many) : pair.Value)}"));
        foreach (var links in new[] { "related", "crosssell", "upsell" })
        {
            if (json[links + "_skus"] is JsonArray skus)
                values[links + "_position"] = string.Join(',', Enumerable.Range(1, skus.Count));
        }
    }

    private static string Cell(string column, JsonNode value) => value switch
    {
        JsonArray list => string.Join(Columns.Barred.Contains(column) ? '|' : column is "description" or "short_description" ? '\n' : ',', list),
        JsonValue cell when cell.GetValueKind() == JsonValueKind.Number => Columns.Number(column, cell.GetValue<decimal>()),
        _ => (string)value!,
    };

    private void Gallery(Dictionary<string, string> values)
    {
        if (Pictures.Count == 0)
            return;
        values["additional_images"] = string.Join(',', Pictures.Select(picture => picture.File));
        values["additional_image_labels"] = string.Join(',', Pictures.Select(picture => picture.Label));
        values["hide_from_product_page"] = string.Join(',', Pictures.Where(picture => picture.Hidden).Select(picture => picture.File));
        var main = Pictures.FirstOrDefault(picture => picture.Roles.Contains("base", StringComparison.Ordinal));
        foreach (var role in new[] { "base", "small", "thumbnail" })
            (values[role + "_image"], values[role + "_image_label"]) = (main?.File ?? "no_selection", main?.Label ?? "");
        values["swatch_image"] = Pictures.FirstOrDefault(picture => picture.Roles.Contains("swatch", StringComparison.Ordinal))?.File ?? (main is null ? "no_selection" : "");
    }

    private void Variations(Dictionary<string, string> values)
    {
        if (json["super"] is not JsonObject super || json["variants"] is not JsonArray variants)
            return;
        values["configurable_variations"] = string.Join('|', variants.Select(variant =>
            string.Join(',', super.Select(option => $"{option.Key}={variant![option.Key]}").Prepend($"sku={variant!["sku"]}"))));
        values["configurable_variation_labels"] = string.Join(',', super.Select(option => $"{option.Key}={option.Value}"));
    }
}

internal static class Catalogue
{
    /// <summary>Files in name order. The children of a configurable come before it, as the admin's wizard makes them, unless it says "parentFirst".</summary>
    public static IReadOnlyList<Item> Read(string folder)
    {
        var all = new List<JsonObject>();
        foreach (var product in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(file => Json.Read(file).AsArray()))
        {
            var parent = product!.AsObject();
            var parentFirst = parent.Remove("parentFirst");
            var children = Children(parent).ToList();
            all.AddRange(parentFirst ? [parent, .. children] : [.. children, parent]);
        }

        var twice = all.GroupBy(json => json.Text("sku")).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? [.. all.Select((json, number) => new Item(json, number))] : throw new InvalidDataException($"SKU {twice.Key} is there twice.");
    }

    private static IEnumerable<JsonObject> Children(JsonObject parent)
    {
        var super = parent["super"]?.AsObject() ?? [];
        foreach (var variant in (parent["variants"]?.AsArray() ?? []).Select(variant => variant!.AsObject()).Where(variant => !variant.Flag("elsewhere")))
        {
            var child = parent["variant"]!.DeepClone().AsObject();
            var attributes = child["attributes"]?.DeepClone().AsObject() ?? [];
            foreach (var option in super)
                attributes[option.Key] = variant[option.Key]!.DeepClone();
            foreach (var (key, value) in variant.Where(pair => !super.ContainsKey(pair.Key)))
            {
                if (key != "attributes")
                    child[key] = value!.DeepClone();
                foreach (var (code, own) in key == "attributes" ? value!.AsObject() : [])
                    attributes[code] = own!.DeepClone();
            }

            child["attributes"] = attributes;
            child["set"] = parent.Text("set") ?? "Default";
            child["name"] ??= $"{parent.Text("name")} {string.Join('/', super.Select(option => variant[option.Key]))}";
            child["visibility"] ??= "Not Visible Individually";
            yield return child;
        }
    }
}

internal static class People
{
    /// <summary>Real exports carry hashes of passwords; these are hashes of nothing anybody types.</summary>
    public static string Complete(string column, string value) =>
        column == "password_hash" && value.Length > 0 ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("no password of " + value))) + ":c2FtcGxlIHNhbHQgb2YgdGhlIGRlbW8g:3_32_2_67108864" : value;
}

internal static class Names
{
    /// <summary>The url key that Magento makes of a name.</summary>
    public static string Slug(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormD).Replace("ß", "ss", StringComparison.Ordinal);
        var letters = plain.ToLowerInvariant().Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        return string.Join('-', new string([.. letters]).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>Draws flat pictures: a board in a pale shade, a shadow, the shape's paths in shades of one tint.</summary>
internal sealed class Painter(JsonObject shapes)
{
    private const int Side = 320;

    public byte[] Paint(Picture picture)
    {
        var tint = SKColor.Parse(picture.Tint);
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Mix(tint, SKColors.White, picture.View is "front" or "pair" ? 0.86f : 0.76f));
        canvas.Scale(Side / 100f);
        if (picture.View == "swatch")
            canvas.Clear(tint);
        else if (picture.View == "pair")
            foreach (var (x, y, size) in new[] { (4f, 6f, 0.62f), (36f, 34f, 0.62f) })
                Draw(canvas, picture, tint, SKMatrix.CreateScaleTranslation(size, size, x, y));
        else
            Draw(canvas, picture, tint, View(picture.View));
        using var image = surface.Snapshot();
        var jpeg = picture.File.EndsWith(".jpg", StringComparison.Ordinal);
        using var data = image.Encode(jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, jpeg ? 80 : 100);
        return data.ToArray();
    }

    private void Draw(SKCanvas canvas, Picture picture, SKColor tint, SKMatrix view)
    {
        canvas.Save();
        canvas.Concat(view);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.Black.WithAlpha(28) };
        canvas.DrawOval(50, 88, 34, 4, paint);
        var strokes = shapes[picture.Shape]?.AsArray() ?? throw new InvalidDataException($"{picture.File}: shapes.json has no {picture.Shape}.");
        foreach (var stroke in strokes.Select(stroke => stroke!.AsArray()))
        {
            using var path = SKPath.ParseSvgPathData((string)stroke[1]!);
            paint.Color = Shade((string)stroke[0]!, picture.View == "back" ? Mix(tint, SKColors.Black, 0.15f) : tint);
            canvas.DrawPath(path, paint);
        }

        canvas.Restore();
    }

    private static SKMatrix View(string view) => view switch
    {
        "front" => SKMatrix.Identity,
        "back" => SKMatrix.CreateScale(-1, 1, 50, 50),
        "side" => SKMatrix.CreateScale(0.62f, 1, 50, 50),
        "detail" => SKMatrix.CreateScale(1.9f, 1.9f, 50, 42),
        "tilt" => SKMatrix.CreateRotationDegrees(-14, 50, 50),
        "small" => SKMatrix.CreateScale(0.5f, 0.5f, 50, 70),
        _ => throw new InvalidDataException($"No view is called {view}."),
    };

    private static SKColor Shade(string name, SKColor tint) => name switch
    {
        "tint" => tint,
        "dark" => Mix(tint, SKColors.Black, 0.35f),
        "light" => Mix(tint, SKColors.White, 0.45f),
        "line" => new SKColor(0x33, 0x30, 0x2c),
        "paper" => new SKColor(0xff, 0xf8, 0xec),
        "wood" => new SKColor(0xb0, 0x7a, 0x43),
        "steel" => new SKColor(0xa4, 0xae, 0xb5),
        "gold" => new SKColor(0xe3, 0xb2, 0x3c),
        _ => throw new InvalidDataException($"No shade is called {name}."),
    };

    private static SKColor Mix(SKColor from, SKColor to, float part) =>
        new(Between(from.Red, to.Red, part), Between(from.Green, to.Green, part), Between(from.Blue, to.Blue, part));

    private static byte Between(byte from, byte to, float part) => (byte)(from + (to - from) * part);
}

/// <summary>Writes what changed, and removes from store/ what nothing makes any more.</summary>
internal sealed class Output(string samples, bool check)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\\\n\r\t ");

    private readonly HashSet<string> _made = [];
    private readonly List<string> _differing = [];

    public void Csv(string name, string[] header, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(header))
            text.AppendJoin(',', row.Select(Quote)).Append('\n');
        Write("store/export/" + name, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public void Table(string name, IEnumerable<Item> items)
    {
        const string Begin = "<!-- products: made by generate.cs -->\n", End = "<!-- end of products -->";
        var page = File.ReadAllText(Path.Combine(samples, name)).Split(Begin) is [var before, var rest] && rest.Split(End) is [_, var after]
            ? (before, after) : throw new InvalidDataException($"{name} lacks the two marks that the table of products stands between.");
        var table = new StringBuilder("| SKU | type | exercises | a migration must |\n| --- | --- | --- | --- |\n");
        foreach (var item in items.Where(item => item.Note is not null))
            table.Append(CultureInfo.InvariantCulture, $"| `{item.Sku}` | {item.Type} | {item.Note!.Value.Exercises} | {item.Note.Value.Must} |\n");
        Write(name, Encoding.UTF8.GetBytes(page.before + Begin + table + End + page.after));
    }

    public void Write(string name, byte[] content)
    {
        _made.Add(name);
        var path = Path.Combine(samples, name);
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            return;
        _differing.Add(name);
        if (check)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    public int Finish(int products)
    {
        var stale = Directory.EnumerateFiles(Path.Combine(samples, "store"), "*", SearchOption.AllDirectories)
            .Where(path => !_made.Contains(Path.GetRelativePath(samples, path).Replace('\\', '/'))).ToList();
        if (!check)
            stale.ForEach(File.Delete);
        Console.WriteLine($"{products} products, {_made.Count} files: {_differing.Count} {(check ? "differ" : "written")}, {stale.Count} {(check ? "unknown" : "removed")}.");
        _differing.ForEach(name => Console.WriteLine("  " + name));
        return check && _differing.Count + stale.Count > 0 ? 1 : 0;
    }

    /// <summary>PHP's fputcsv, after Magento has put a space before what a spreadsheet would take for a formula.</summary>
    private static string Quote(string value)
    {
        value = value.Length > 0 && value[0] is '=' or '+' or '-' ? " " + value : value;
        return value.AsSpan().IndexOfAny(NeedsQuotes) < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

internal static class Json
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static JsonNode Read(string file) => JsonNode.Parse(File.ReadAllText(file), documentOptions: Options)!;

    public static string? Text(this JsonObject json, string key) => (string?)json[key];

    public static bool Flag(this JsonObject json, string key) => (bool?)json[key] ?? false;

    public static IEnumerable<string[]> Rows(JsonNode? list, string[] columns, Func<string, string, string> complete)
    {
        foreach (var row in list!.AsArray().Select(row => row!.AsObject()))
        {
            var unknown = row.Select(pair => pair.Key).Except(columns).FirstOrDefault();
            yield return unknown is null ? [.. columns.Select(column => complete(column, row.Text(column) ?? ""))]
                : throw new InvalidDataException($"Magento's export has no column {unknown}.");
        }
    }
}
