import { Menu, Tooltip, UnstyledButton } from "@mantine/core";
import { IconPhotoPlus, IconTrash } from "@tabler/icons-react";
import { open } from "@tauri-apps/plugin-dialog";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { ProductView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { ProductImage } from "./image";
import styles from "./image.module.css";

const filters = [{ name: "Images", extensions: ["png", "jpg", "jpeg", "webp"] }];

/** The image of a product, and the way to another one. It is kept at once, beside the form. */
export function ImageMenu({ product }: { product: ProductView }) {
  const may = useMay();
  const act = useAct("product.set_image");
  const { id, has_image } = product;
  const image = <ProductImage id={id} has={has_image} size={56} />;
  if (!may("product.set_image")) return image;
  const set = async (path: string | null) => {
    try {
      await act.mutateAsync({ id, path });
      toast(path ? "Image set." : "Image removed.");
    } catch (fault) {
      toastFault(fault);
    }
  };
  const choose = async () => {
    const path = await open({ multiple: false, filters, title: "Choose an image of at most 512 KB" }).catch(toastFault);
    if (typeof path === "string") await set(path);
  };
  if (!has_image) {
    return (
      <Tooltip label="Choose an image: PNG, JPEG or WebP, at most 512 KB">
        <UnstyledButton className={styles.button} aria-label="Choose an image" onClick={() => void choose()}>
          {image}
        </UnstyledButton>
      </Tooltip>
    );
  }
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={styles.button} aria-label="Image of the product">
          {image}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPhotoPlus size={16} stroke={1.6} />} onClick={() => void choose()}>
          Choose another image…
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => void set(null)}>
          Remove the image
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
