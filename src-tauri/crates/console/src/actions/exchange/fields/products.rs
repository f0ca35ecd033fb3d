//! The fields of products.

use super::Spec;

/// Fields of a product, and of one of its features per row.
pub(in super::super) const PRODUCTS: &[Spec] = &[
    Spec::new(
        "number",
        "Number",
        "What your program asks for; finds the product again",
        "productnumber produktnummer productno productid produktid artikelnummer artikelnr itemnumber \
         itemno no nr nummer",
    )
    .required(),
    Spec::new(
        "code",
        "Code",
        "",
        "productcode produktcode sku artikelcode itemcode kurzzeichen",
    ),
    Spec::new(
        "name",
        "Name",
        "",
        "product produkt productname produktname title titel bezeichnung artikel artikelbezeichnung \
         itemname",
    ),
    Spec::new(
        "description",
        "Description",
        "",
        "beschreibung productdescription produktbeschreibung text langtext details",
    ),
    Spec::new(
        "price",
        "Price",
        "In major units, e.g. 1234.50",
        "preis listprice listenpreis netprice nettopreis unitprice einzelpreis verkaufspreis amount \
         betrag",
    ),
    Spec::new(
        "reseller_price",
        "Reseller price",
        "In major units",
        "handlerpreis wiederverkauferpreis partnerprice partnerpreis dealerprice",
    ),
    Spec::new(
        "currency",
        "Currency",
        "Three letters, e.g. EUR",
        "currencycode wahrung waehrung wahrungscode curr",
    ),
    Spec::new(
        "tax",
        "Tax rate",
        "Percent; empty: the order's",
        "taxrate mwst steuersatz mwstsatz vat vatrate",
    ),
    Spec::new(
        "activation_limit",
        "Activation limit",
        "Machines per license in a new order",
        "activations maxactivations aktivierungen machines rechner",
    ),
    Spec::new("crm_id", "CRM id", "", "crm crmnumber crmid"),
    Spec::new(
        "ref_id",
        "Reference",
        "Its number in another system",
        "referenz ref externalid externeid foreignid referencenumber",
    ),
    Spec::new(
        "feature.number",
        "Feature: number",
        "Unique within the product; one feature per row",
        "featurenumber featureid featureno modulnummer modulnr modulid moduleid funktionsnummer",
    ),
    Spec::new(
        "feature.code",
        "Feature: code",
        "",
        "featurecode modulcode modulecode",
    ),
    Spec::new(
        "feature.name",
        "Feature: name",
        "",
        "featurename feature modul modulname module modulename funktion",
    ),
    Spec::new(
        "feature.description",
        "Feature: description",
        "",
        "featuredescription modulbeschreibung",
    ),
    Spec::new(
        "feature.group",
        "Feature: group",
        "Made if the product does not have it",
        "featuregroup group gruppe modulgruppe category kategorie",
    ),
    Spec::new(
        "feature.type",
        "Feature: type",
        "normal, floating, element_pool, consumption_tokens or secure_store",
        "featuretype type typ modultyp",
    ),
    Spec::new(
        "feature.limit",
        "Feature: limit",
        "How many, for every type but normal",
        "featurelimit limit anzahl menge count",
    ),
    Spec::new(
        "feature.model",
        "Feature: model",
        "perpetual, until 2027-12-31, 2027-01-01 to 2027-12-31, 30 days or 500 runs",
        "featuremodel licensingmodel lizenzmodell model modell laufzeit",
    ),
    Spec::new(
        "feature.seats",
        "Feature: seats",
        "",
        "featureseats seats platze sitze",
    ),
    Spec::new(
        "feature.unit",
        "Feature: seats count",
        "station, login or process",
        "featureunit unit einheit consumptionmode",
    ),
    Spec::new(
        "feature.remote",
        "Feature: network use",
        "yes or no",
        "featureremote remote network netzwerk",
    ),
    Spec::new(
        "feature.flags",
        "Feature: flags",
        "forbid_virtual_machine, detachable, …, with spaces between",
        "featureflags flags",
    ),
    Spec::new(
        "feature.trial",
        "Feature: in the trial",
        "yes or no",
        "featuretrial trial testversion",
    ),
    Spec::new(
        "feature.archived",
        "Feature: no longer sold",
        "yes or no; new orders leave it out",
        "featurearchived discontinued ausgelaufen",
    ),
    Spec::new(
        "feature.can_modify",
        "Feature: sales may change it",
        "yes or no; a new one: yes",
        "canmodify featurecanmodify anderbar",
    ),
    Spec::new(
        "feature.can_exclude",
        "Feature: sales may leave it out",
        "yes or no; a new one: yes",
        "canexclude featurecanexclude optional",
    ),
    Spec::new("feature.crm_id", "Feature: CRM id", "", "featurecrmid"),
    Spec::new("feature.ref_id", "Feature: reference", "", "featurerefid"),
];
