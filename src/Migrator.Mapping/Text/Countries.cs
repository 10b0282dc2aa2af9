namespace Migrator.Mapping.Text;

/// <summary>
/// ISO 3166-1: codes and the English names that Magento (by CLDR) gives them. Written out, for globalization is invariant here.
/// AQ, AS, FM, GU, MH, MP, PR, PW and VI are missing on purpose: Shopify's <c>CountryCode</c> does not have them.
/// </summary>
internal static class Countries
{
    private const string Table =
        "AF=Afghanistan;AX=Åland Islands;AL=Albania;DZ=Algeria;AD=Andorra;AO=Angola;AI=Anguilla;AG=Antigua & Barbuda|Antigua and Barbuda;"
        + "AR=Argentina;AM=Armenia;AW=Aruba;AU=Australia;AT=Austria;AZ=Azerbaijan;BS=Bahamas;BH=Bahrain;BD=Bangladesh;BB=Barbados;BY=Belarus;BE=Belgium;BZ=Belize;BJ=Benin;"
        + "BM=Bermuda;BT=Bhutan;BO=Bolivia;BQ=Caribbean Netherlands|Bonaire, Sint Eustatius and Saba;BA=Bosnia & Herzegovina|Bosnia and Herzegovina;BW=Botswana;BV=Bouvet Island;BR=Brazil;"
        + "IO=British Indian Ocean Territory;VG=British Virgin Islands;BN=Brunei|Brunei Darussalam;BG=Bulgaria;BF=Burkina Faso;BI=Burundi;KH=Cambodia;CM=Cameroon;CA=Canada;CV=Cape Verde|Cabo Verde;"
        + "KY=Cayman Islands;CF=Central African Republic;TD=Chad;CL=Chile;CN=China|People's Republic of China;CX=Christmas Island;CC=Cocos (Keeling) Islands;CO=Colombia;KM=Comoros;CG=Congo - Brazzaville|Congo;"
        + "CD=Congo - Kinshasa|Democratic Republic of the Congo;CK=Cook Islands;CR=Costa Rica;CI=Côte d’Ivoire|Côte d'Ivoire|Ivory Coast;HR=Croatia;CU=Cuba;CW=Curaçao;CY=Cyprus;CZ=Czechia|Czech Republic;"
        + "DK=Denmark;DJ=Djibouti;DM=Dominica;DO=Dominican Republic;EC=Ecuador;EG=Egypt;SV=El Salvador;GQ=Equatorial Guinea;ER=Eritrea;EE=Estonia;SZ=Eswatini|Swaziland;ET=Ethiopia;FK=Falkland Islands;"
        + "FO=Faroe Islands;FJ=Fiji;FI=Finland;FR=France;GF=French Guiana;PF=French Polynesia;TF=French Southern Territories;GA=Gabon;GM=Gambia;GE=Georgia;DE=Germany;GH=Ghana;GI=Gibraltar;GR=Greece;"
        + "GL=Greenland;GD=Grenada;GP=Guadeloupe;GT=Guatemala;GG=Guernsey;GN=Guinea;GW=Guinea-Bissau;GY=Guyana;HT=Haiti;HM=Heard & McDonald Islands;HN=Honduras;HK=Hong Kong SAR China|Hong Kong;"
        + "HU=Hungary;IS=Iceland;IN=India;ID=Indonesia;IR=Iran;IQ=Iraq;IE=Ireland;IM=Isle of Man;IL=Israel;IT=Italy;JM=Jamaica;JP=Japan;JE=Jersey;JO=Jordan;KZ=Kazakhstan;KE=Kenya;KI=Kiribati;XK=Kosovo;"
        + "KW=Kuwait;KG=Kyrgyzstan;LA=Laos;LV=Latvia;LB=Lebanon;LS=Lesotho;LR=Liberia;LY=Libya;LI=Liechtenstein;LT=Lithuania;LU=Luxembourg;MO=Macao SAR China|Macao|Macau;MG=Madagascar;MW=Malawi;MY=Malaysia;"
        + "MV=Maldives;ML=Mali;MT=Malta;MQ=Martinique;MR=Mauritania;MU=Mauritius;YT=Mayotte;MX=Mexico;MD=Moldova;MC=Monaco;MN=Mongolia;ME=Montenegro;MS=Montserrat;"
        + "MA=Morocco;MZ=Mozambique;MM=Myanmar (Burma)|Myanmar;NA=Namibia;NR=Nauru;NP=Nepal;NL=Netherlands|The Netherlands;NC=New Caledonia;NZ=New Zealand;NI=Nicaragua;NE=Niger;NG=Nigeria;NU=Niue;"
        + "NF=Norfolk Island;KP=North Korea;MK=North Macedonia|Macedonia;NO=Norway;OM=Oman;PK=Pakistan;PS=Palestinian Territories|Palestine;PA=Panama;PG=Papua New Guinea;"
        + "PY=Paraguay;PE=Peru;PH=Philippines;PN=Pitcairn Islands;PL=Poland;PT=Portugal;QA=Qatar;RE=Réunion;RO=Romania;RU=Russia|Russian Federation;RW=Rwanda;WS=Samoa;SM=San Marino;"
        + "ST=São Tomé & Príncipe;SA=Saudi Arabia;SN=Senegal;RS=Serbia;SC=Seychelles;SL=Sierra Leone;SG=Singapore;SX=Sint Maarten;SK=Slovakia;SI=Slovenia;SB=Solomon Islands;SO=Somalia;ZA=South Africa;"
        + "GS=South Georgia & South Sandwich Islands;KR=South Korea|Korea, Republic of|Republic of Korea;SS=South Sudan;ES=Spain;LK=Sri Lanka;BL=St. Barthélemy;SH=St. Helena;KN=St. Kitts & Nevis;LC=St. Lucia;"
        + "MF=St. Martin;PM=St. Pierre & Miquelon;VC=St. Vincent & Grenadines;SD=Sudan;SR=Suriname;SJ=Svalbard & Jan Mayen;SE=Sweden;CH=Switzerland;SY=Syria;TW=Taiwan;TJ=Tajikistan;TZ=Tanzania;TH=Thailand;"
        + "TL=Timor-Leste;TG=Togo;TK=Tokelau;TO=Tonga;TT=Trinidad & Tobago|Trinidad and Tobago;TN=Tunisia;TR=Turkey|Türkiye;TM=Turkmenistan;TC=Turks & Caicos Islands;TV=Tuvalu;UG=Uganda;UA=Ukraine;"
        + "AE=United Arab Emirates;GB=United Kingdom|Great Britain;US=United States|United States of America|USA;UM=U.S. Outlying Islands;UY=Uruguay;UZ=Uzbekistan;VU=Vanuatu;VA=Vatican City;"
        + "VE=Venezuela;VN=Vietnam|Viet Nam;WF=Wallis & Futuna;EH=Western Sahara;YE=Yemen;ZM=Zambia;ZW=Zimbabwe";

    private static readonly Dictionary<string, string> ByName = Read();

    /// <summary>The code of a code or a name, in any case; null where it is neither.</summary>
    public static string? CodeOf(string text) => ByName.GetValueOrDefault(text.Trim());

    private static Dictionary<string, string> Read()
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in Table.Split(';'))
        {
            byName[entry[..2]] = entry[..2];
            foreach (var name in entry[3..].Split('|')) byName[name] = entry[..2];
        }

        return byName;
    }
}
