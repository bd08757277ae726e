/** Countries and their regions, by the codes of ISO 3166: those of the fixtures' addresses and the largest markets. */

/** A country a line: its code, its name, and its regions, each with its code first, `;` between them. */
const countryText = `
AE United Arab Emirates|AZ Abu Dhabi;AJ Ajman;DU Dubai;FU Fujairah;RK Ras Al Khaimah;SH Sharjah;UQ Umm Al Quwain
AU Australia|ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia
BE Belgium|BRU Brussels;VLG Flanders;WAL Wallonia
BR Brazil|AC Acre;AL Alagoas;AP Amap\u00e1;AM Amazonas;BA Bahia;CE Cear\u00e1;DF Distrito Federal;ES Esp\u00edrito Santo;GO Goi\u00e1s;MA Maranh\u00e3o;MT Mato Grosso;MS Mato Grosso do Sul;MG Minas Gerais;PA Par\u00e1;PB Para\u00edba;PR Paran\u00e1;PE Pernambuco;PI Piau\u00ed;RJ Rio de Janeiro;RN Rio Grande do Norte;RS Rio Grande do Sul;RO Rond\u00f4nia;RR Roraima;SC Santa Catarina;SP S\u00e3o Paulo;SE Sergipe;TO Tocantins
CA Canada|AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NT Northwest Territories;NS Nova Scotia;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon
DE Germany|BW Baden-W\u00fcrttemberg;BY Bavaria;BE Berlin;BB Brandenburg;HB Bremen;HH Hamburg;HE Hesse;NI Lower Saxony;MV Mecklenburg-Vorpommern;NW North Rhine-Westphalia;RP Rhineland-Palatinate;SL Saarland;SN Saxony;ST Saxony-Anhalt;SH Schleswig-Holstein;TH Thuringia
ES Spain|AN Andalusia;AR Aragon;AS Asturias;IB Balearic Islands;PV Basque Country;CN Canary Islands;CB Cantabria;CL Castile and Le\u00f3n;CM Castilla-La Mancha;CT Catalonia;CE Ceuta;EX Extremadura;GA Galicia;RI La Rioja;MD Madrid;ML Melilla;MC Murcia;NC Navarre;VC Valencia
FR France|ARA Auvergne-Rh\u00f4ne-Alpes;BFC Bourgogne-Franche-Comt\u00e9;BRE Brittany;CVL Centre-Val de Loire;20R Corsica;GES Grand Est;HDF Hauts-de-France;IDF \u00cele-de-France;NOR Normandy;NAQ Nouvelle-Aquitaine;OCC Occitanie;PDL Pays de la Loire;PAC Provence-Alpes-C\u00f4te d'Azur
GB United Kingdom|ENG England;NIR Northern Ireland;SCT Scotland;WLS Wales
IE Ireland|C Connacht;L Leinster;M Munster;U Ulster
IN India|AN Andaman and Nicobar Islands;AP Andhra Pradesh;AR Arunachal Pradesh;AS Assam;BR Bihar;CH Chandigarh;CG Chhattisgarh;DH Dadra and Nagar Haveli and Daman and Diu;DL Delhi;GA Goa;GJ Gujarat;HR Haryana;HP Himachal Pradesh;JK Jammu and Kashmir;JH Jharkhand;KA Karnataka;KL Kerala;LA Ladakh;LD Lakshadweep;MP Madhya Pradesh;MH Maharashtra;MN Manipur;ML Meghalaya;MZ Mizoram;NL Nagaland;OD Odisha;PY Puducherry;PB Punjab;RJ Rajasthan;SK Sikkim;TN Tamil Nadu;TS Telangana;TR Tripura;UP Uttar Pradesh;UK Uttarakhand;WB West Bengal
IT Italy|65 Abruzzo;77 Basilicata;78 Calabria;72 Campania;45 Emilia-Romagna;36 Friuli-Venezia Giulia;62 Lazio;42 Liguria;25 Lombardy;57 Marche;67 Molise;21 Piedmont;75 Apulia;88 Sardinia;82 Sicily;52 Tuscany;32 Trentino-South Tyrol;55 Umbria;23 Aosta Valley;34 Veneto
JP Japan|01 Hokkaido;02 Aomori;03 Iwate;04 Miyagi;05 Akita;06 Yamagata;07 Fukushima;08 Ibaraki;09 Tochigi;10 Gunma;11 Saitama;12 Chiba;13 Tokyo;14 Kanagawa;15 Niigata;16 Toyama;17 Ishikawa;18 Fukui;19 Yamanashi;20 Nagano;21 Gifu;22 Shizuoka;23 Aichi;24 Mie;25 Shiga;26 Kyoto;27 Osaka;28 Hyogo;29 Nara;30 Wakayama;31 Tottori;32 Shimane;33 Okayama;34 Hiroshima;35 Yamaguchi;36 Tokushima;37 Kagawa;38 Ehime;39 Kochi;40 Fukuoka;41 Saga;42 Nagasaki;43 Kumamoto;44 Oita;45 Miyazaki;46 Kagoshima;47 Okinawa
MX Mexico|AGU Aguascalientes;BCN Baja California;BCS Baja California Sur;CAM Campeche;CHP Chiapas;CHH Chihuahua;CMX Ciudad de M\u00e9xico;COA Coahuila;COL Colima;DUR Durango;GUA Guanajuato;GRO Guerrero;HID Hidalgo;JAL Jalisco;MEX M\u00e9xico;MIC Michoac\u00e1n;MOR Morelos;NAY Nayarit;NLE Nuevo Le\u00f3n;OAX Oaxaca;PUE Puebla;QUE Quer\u00e9taro;ROO Quintana Roo;SLP San Luis Potos\u00ed;SIN Sinaloa;SON Sonora;TAB Tabasco;TAM Tamaulipas;TLA Tlaxcala;VER Veracruz;YUC Yucat\u00e1n;ZAC Zacatecas
NL Netherlands|DR Drenthe;FL Flevoland;FR Friesland;GE Gelderland;GR Groningen;LI Limburg;NB North Brabant;NH North Holland;OV Overijssel;ZH South Holland;UT Utrecht;ZE Zeeland
NZ New Zealand|AUK Auckland;BOP Bay of Plenty;CAN Canterbury;CIT Chatham Islands;GIS Gisborne;HKB Hawke's Bay;MWT Manawat\u016b-Whanganui;MBH Marlborough;NSN Nelson;NTL Northland;OTA Otago;STL Southland;TKI Taranaki;TAS Tasman;WKO Waikato;WGN Wellington;WTC West Coast
SA Saudi Arabia|01 Riyadh;02 Makkah;03 Madinah;04 Eastern Province;05 Al-Qassim;06 Hail;07 Tabuk;08 Northern Borders;09 Jazan;10 Najran;11 Al-Bahah;12 Al-Jawf;14 Asir
US United States|AL Alabama;AK Alaska;AS American Samoa;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;GU Guam;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;MP Northern Mariana Islands;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;PR Puerto Rico;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;VI U.S. Virgin Islands;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming`;

/** The word before the first space, and the rest. */
const codeAndRest = (text) => [text.slice(0, text.indexOf(" ")), text.slice(text.indexOf(" ") + 1)];

/** `{ CC: { name, regions: [{ code, name }] } }`. */
export function countries() {
	const lines = countryText.trim().split("\n").map((line) => {
		const [country, regions] = line.split("|");
		const [code, name] = codeAndRest(country);
		return [code, { name, regions: regions.split(";").map(codeAndRest).map(([code, name]) => ({ code, name })) }];
	});
	return Object.fromEntries(lines);
}
