import type { FormErrors } from "@mantine/form";
import type { Contact, CustomerContent, CustomerField } from "../../contract/generated";

/** A person nobody has named yet; the first ones are told by mail. */
export const noContact: Contact = { name: "", email: "", phone: "", role: "", notify: true, crm_id: "" };

/** A free field nobody has filled in yet. */
export const noField: CustomerField = { name: "", value: "" };

/** A customer of whom at most the name is known; it starts with one contact. */
export function newCustomer(name = ""): CustomerContent {
  return {
    kind: "company",
    name,
    code: "",
    country: "",
    address: "",
    email: "",
    phone: "",
    website: "",
    vat_code: "",
    invoice_code: "",
    reseller: false,
    reseller_id: null,
    currency: null,
    tax: null,
    discount: 0,
    crm_id: "",
    ref_id: "",
    note: "",
    contacts: [noContact],
    fields: [],
  };
}

/** Without the contacts and free fields that nobody filled in. */
export function withoutBlanks(content: CustomerContent): CustomerContent {
  const filled = ({ name, email, phone, role, crm_id }: Contact) => `${name}${email}${phone}${role}${crm_id}`.trim();
  const fields = content.fields.filter(({ name, value }) => `${name}${value}`.trim());
  return { ...content, contacts: content.contacts.filter(filled), fields };
}

const address = (value: string) => (!value.trim() || /^\S+@\S+$/.test(value.trim()) ? null : "Not an e-mail address");

/** What a person can see is wrong before Rust is asked. */
export function rules(content: CustomerContent): FormErrors {
  const errors: FormErrors = {};
  const add = (field: string, message: string | null) => {
    if (message) errors[field] = message;
  };
  add("name", content.name.trim() ? null : "The customer’s name");
  add("email", address(content.email));
  content.contacts.forEach(({ email }, index) => {
    add(`contacts.${index}.email`, address(email));
  });
  const names = content.fields.map(({ name }) => name.trim().toLowerCase());
  content.fields.forEach(({ value }, index) => {
    const name = names[index] ?? "";
    if (!name && value.trim()) add(`fields.${index}.name`, "What is it called?");
    else if (name && names.indexOf(name) < index) add(`fields.${index}.name`, "This name stands twice");
  });
  return errors;
}
